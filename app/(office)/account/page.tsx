// One's own account: the password, and where one is signed in.
import type { Metadata } from "next";
import { IdentitiesCard } from "@/app/(office)/account/identities-card";
import { OwnRolesCard } from "@/app/(office)/account/own-roles-card";
import { PasswordForm } from "@/app/(office)/account/password-form";
import { SecondFactorCard } from "@/app/(office)/account/second-factor-card";
import { SessionsCard } from "@/app/(office)/account/sessions-card";
import { TokensCard } from "@/app/(office)/account/tokens-card";
import { Crumbs } from "@/components/shell/crumbs";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { listIdentities } from "@/lib/auth/outside-identities";
import { outsideSettings } from "@/lib/auth/outside-provider";
import { readOwnFactors } from "@/lib/auth/own-factors";
import { listTokens } from "@/lib/auth/tokens";
import { listBanks } from "@/lib/banks/banks";
import { listSessions } from "@/lib/people/account";
import { listOwnRoleRequests } from "@/lib/people/role-requests";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "Your account" };

const done: Record<string, string> = {
  password: "Your password is changed. All other sessions and API tokens have ended.",
  app: "Your authenticator app is set up.",
  passkey: "Your passkey is added.",
  codes: "Your recovery codes count from now on. Older ones do not.",
  "no-app": "The authenticator app is removed. Its codes no longer count.",
  "no-passkey": "The passkey is removed.",
  session: "The session has ended.",
  others: "All other sessions have ended.",
  token: "The API token counts no more.",
  tokens: "Your API tokens count no more.",
  allowed: "It can be linked again: sign in with it once.",
};

type Props = { searchParams: Promise<{ done?: string }> };

export default async function AccountPage({ searchParams }: Props) {
  const sessions = await load(listSessions, {});
  const requests = await load(listOwnRoleRequests, {});
  const factors = await load(readOwnFactors, {});
  const identities = await load(listIdentities, {});
  const tokens = await load(listTokens, {});
  const outside = outsideSettings();
  const banks = await load(listBanks, {});
  const zones = new Map(banks.map((bank) => [bank.id, bank.timeZone]));
  const actor = await currentActor();
  const { name, email, now } = actor;
  const { done: what = "" } = await searchParams;
  const told = what === "unlinked" ? `${outside?.name ?? "It"} signs you in no more.` : done[what];
  return (
    <>
      <Crumbs items={[{ label: "Your account" }]} />
      <div className="page-body">
        <div className="page-head">
          <div>
            <h1>Your account</h1>
            <p>
              {name}, {email}
            </p>
          </div>
        </div>
        <div className="stack max-w-[760px]">
          {typeof told === "string" && <Note tone="ok" icon="circle-check" title={told} alert />}
          <OwnRolesCard
            requests={requests}
            held={actor.held}
            isResting={actor.restingAt.length > 0}
            now={actor.now}
            zones={zones}
          />
          <SecondFactorCard factors={factors} restingAt={actor.restingAt} now={now} />
          {(outside || identities.length > 0) && (
            <IdentitiesCard identities={identities} settings={outside} now={now} />
          )}
          <SessionsCard sessions={sessions} now={now} />
          <TokensCard tokens={tokens} now={now} />
          <Card id="password-title" title="Change your password">
            <PasswordForm email={email ?? ""} />
          </Card>
        </div>
      </div>
    </>
  );
}
