// "Add": everything one may put into the file. What the role lacks stays visible and names the role it needs.
import { Go } from "@/components/ui/go";
import { Icon, type IconName } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { type Ask, RequestRole } from "@/components/ui/request-role";

/** Exactly one of `href` and `needs`. */
export type AddItem = { label: string; icon: IconName; href?: string; needs?: string; ask?: Ask };

/** The id of the button: give it to a Panel as `opener`. */
export const addMenuId = "add";

/** `role` in words ("relationship manager") explains the locks; the button is primary only when something can be added. */
export function AddMenu({ items, role }: { items: AddItem[]; role?: string }) {
  const isAllLocked = items.every((item) => item.needs !== undefined);
  const face = (
    <>
      <Icon name="plus" />
      <span className="only-wide-i">Add</span>
      <Icon name="chevron-down" size={14} />
    </>
  );
  return (
    <Menu
      id={addMenuId}
      button={face}
      buttonClassName={isAllLocked ? "btn" : "btn btn-primary"}
      className={isAllLocked ? "" : "menu-narrow"}
    >
      {isAllLocked && role && (
        <p className="menu-note">
          <Icon name="lock" />
          <span>
            You read this file as <b>{role}</b>. Each entry names the role it needs.
          </span>
        </p>
      )}
      <ul aria-label="Add to this file">
        {items.map((item) => (
          <li key={item.label} className={item.ask && "has-ask"}>
            <AddEntry {...item} />
            {item.ask && item.needs && (
              <RequestRole ask={briefly(item.ask)} needs={item.needs} className="btn btn-small" />
            )}
          </li>
        ))}
      </ul>
    </Menu>
  );
}

const isWaiting = ({ told }: Ask) => told?.tone === "proposed";
/** What came of an earlier request stands under the entry, where there is room. */
const briefly = (ask: Ask): Ask => (isWaiting(ask) ? ask : { href: ask.href });

function AddEntry({ label, icon, href, needs, ask }: AddItem) {
  if (href) {
    return (
      <Go href={href} scroll={false}>
        <Icon name={icon} />
        {label}
      </Go>
    );
  }
  return (
    <button type="button" className="menu-item" aria-disabled="true">
      <Icon name={icon} />
      <span className="grow">
        <b>{label}</b>
        <br />
        <span className="meta">
          needs <span className="mono">{needs}</span>
        </span>
        {ask?.told && !isWaiting(ask) && (
          <span className="meta block">{[ask.told.word, ask.answer].filter(Boolean).join(": ")}</span>
        )}
      </span>
      {!ask && <Icon name="lock" size={14} />}
    </button>
  );
}
