// The frame of the back office. Draws what it is given: it knows no session and decides nothing.
import type { ReactNode } from "react";
import { type Bank, BankSwitch } from "./bank-switch";
import { MainNav, type NavItem, TabBar } from "./main-nav";
import { PersonMenu, type SignedIn } from "./person-menu";

export type { Bank, NavItem, SignedIn };

/** `signOut` is a form (its button gets the menu's look); `tools` stands at the right of the top bar. */
export type ShellProps = {
  bank?: Bank;
  banks?: Bank[];
  nav: NavItem[];
  person: SignedIn;
  signOut: ReactNode;
  isDemo?: boolean;
  theme?: "light" | "dark";
  tools?: ReactNode;
  children: ReactNode;
};

/** Pages put <Crumbs> first, then a title bar or a `page-body`; <main> is drawn here. */
export function Shell(props: ShellProps) {
  const { bank, banks = [], nav, person, signOut, isDemo = false, theme, tools, children } = props;
  const personMenu = { person, signOut, theme };
  return (
    <>
      <div className="shell" data-bank={bank?.colour ?? "a"}>
        <aside className="side" aria-label="Bank, navigation and person">
          <div className="side-in">
            <BankSwitch bank={bank} banks={banks} />
            <MainNav items={nav} />
            <div className="side-foot">
              <PersonMenu {...personMenu} isUp />
            </div>
          </div>
        </aside>
        <div className="page">
          <header className="top">
            <div className="top-bank">
              <BankSwitch bank={bank} banks={banks} />
            </div>
            <span className="grow only-wide" />
            {isDemo && <span className="demo">Demo data</span>}
            {tools}
            <div className="top-me">
              <PersonMenu {...personMenu} />
            </div>
          </header>
          <main id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
      <TabBar items={nav} />
    </>
  );
}
