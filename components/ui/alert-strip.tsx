// What needs attention, worst first: three sentences at most, the rest folded.
import type { Tone } from "./badge";
import { Go } from "./go";
import { Icon, type IconName } from "./icon";

export type AlertModel = {
  id: string;
  tone: Tone;
  icon?: IconName;
  title: string;
  detail?: string;
  /** The one way on; `needs` instead of `href` names the role that is missing for it. */
  action?: { label: string; href: string } | { needs: string };
};

const shownAtOnce = 3;

function AlertRow({ alert }: { alert: AlertModel }) {
  const action = alert.action;
  return (
    <li className={`is-${alert.tone}`}>
      <Icon name={alert.icon ?? (alert.tone === "bad" ? "octagon-alert" : "clock-alert")} />
      <p>
        <b>{alert.title}</b> {alert.detail && <span className="more-text">{alert.detail}</span>}
      </p>
      {action && "href" in action && (
        <Go href={action.href} className="nowrap">
          {action.label}
        </Go>
      )}
      {action && "needs" in action && (
        <span className="need">
          <Icon name="lock" size={14} />
          <span>
            needs <span className="mono">{action.needs}</span>
          </span>
        </span>
      )}
    </li>
  );
}

/** Nothing at all when there is nothing to say. `alerts` come sorted, worst first. */
export function AlertStrip({ alerts }: { alerts: AlertModel[] }) {
  if (alerts.length === 0) return null;
  const first = alerts.slice(0, shownAtOnce);
  const rest = alerts.slice(shownAtOnce);
  return (
    <section aria-labelledby="alerts-h">
      <h2 id="alerts-h" className="sr-only">
        Needs attention
      </h2>
      <div className="alerts">
        <ul>
          {first.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
        {rest.length > 0 && (
          <details>
            <summary>{rest.length} more</summary>
            <ul>
              {rest.map((alert) => (
                <AlertRow key={alert.id} alert={alert} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}
