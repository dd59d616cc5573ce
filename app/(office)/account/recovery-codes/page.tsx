// Ten recovery codes, shown once.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CodesForm } from "@/app/(office)/account/recovery-codes/codes-form";
import { Crumbs } from "@/components/shell/crumbs";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { readOwnFactors } from "@/lib/auth/own-factors";
import { load } from "@/lib/web/load";

export const metadata: Metadata = { title: "Recovery codes" };

const added: Record<string, string> = {
  app: "Your authenticator app is set up.",
  passkey: "Your passkey is added.",
};

type Props = { searchParams: Promise<{ after?: string }> };

export default async function RecoveryCodesPage({ searchParams }: Props) {
  const { app, passkeys, codesLeft } = await load(readOwnFactors, {});
  if (!app && passkeys.length === 0) redirect("/account");
  const { after = "" } = await searchParams;
  return (
    <>
      <Crumbs items={[{ label: "Your account", href: "/account" }, { label: "Recovery codes" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>Recovery codes</h1>
        </div>
        <div className="stack max-w-[760px]">
          {Object.hasOwn(added, after) && (
            <Note tone="ok" icon="circle-check" title={added[after] ?? ""} alert>
              One thing is left: codes for the day you have neither phone nor key at hand.
            </Note>
          )}
          <Card id="codes-title" title="Ten codes, each good for one sign-in">
            <CodesForm left={codesLeft} />
          </Card>
        </div>
      </div>
    </>
  );
}
