// The bank one works in, always visible and in its colour; a menu when there are several.
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";

/** `colour` picks one of the two bank colours of the tokens. `href` is where changing to it leads. */
export type Bank = { id: string; name?: string; colour: "a" | "b"; href: string };

function BankFace({ bank, of }: { bank?: Bank; of: number }) {
  return (
    <>
      <span className="bank-mark" aria-hidden="true">
        {bank?.id.slice(0, 2) ?? "–"}
      </span>
      <span className="grow cut text-left">
        <span className="bank-name side-text">{bank?.id ?? "No bank"}</span>
        <br className="side-text" />
        <span className="meta side-text">
          {bank?.name ?? (of === 1 ? "1 of 1 bank" : of === 0 ? "No role at a bank yet" : `1 of ${of} banks`)}
        </span>
      </span>
    </>
  );
}

export function BankSwitch({ bank, banks }: { bank?: Bank; banks: Bank[] }) {
  if (banks.length < 2) {
    return (
      <div className="bank">
        <BankFace bank={bank} of={banks.length} />
      </div>
    );
  }
  const face = (
    <>
      <BankFace bank={bank} of={banks.length} />
      <Icon name="chevrons-up-down" className="side-text" />
    </>
  );
  const label = bank ? `Bank ${bank.id}. Change bank` : "Choose a bank";
  return (
    <Menu button={face} buttonClassName="bank" buttonLabel={label} className="menu-narrow menu-left">
      <ul>
        {banks.map((other) => (
          <li key={other.id} data-bank={other.colour}>
            <Go href={other.href} aria-current={other.id === bank?.id ? "true" : undefined}>
              <span className="bank-mark" aria-hidden="true">
                {other.id.slice(0, 2)}
              </span>
              <span className="cut">{other.id}</span>
            </Go>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
