// Who is signed in, the choice of theme, and the way out.
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { ThemeChoice } from "./theme-choice";

/** `role` in words ("KYC officer"), `login` the e-mail one signed in with. */
export type SignedIn = { name: string; role: string; login?: string };

export function PersonMenu({
  person,
  signOut,
  theme,
  isUp = false,
}: {
  person: SignedIn;
  signOut: ReactNode;
  theme?: "light" | "dark";
  isUp?: boolean;
}) {
  const face = (
    <>
      <Avatar name={person.name} />
      <span className="grow cut side-text">
        <b>{person.name}</b>
        <br />
        <span className="meta">{person.role}</span>
      </span>
    </>
  );
  const label = `Signed in as ${person.name}, ${person.role}`;
  const place = isUp ? "menu-narrow menu-left menu-up" : "menu-narrow";
  return (
    <Menu button={face} buttonClassName="me" buttonLabel={label} className={place}>
      <div className="menu-note">
        <span className="min-w-0 wrap-anywhere">
          <b>{person.name}</b>
          <br />
          {person.role}
          {person.login && (
            <>
              <br />
              {person.login}
            </>
          )}
        </span>
      </div>
      <ThemeChoice theme={theme} />
      <ul>
        <li>
          <Go href="/account">
            <Icon name="user" />
            Your account
          </Go>
        </li>
        <li>{signOut}</li>
      </ul>
    </Menu>
  );
}
