// Customers from files: a form to hand them over, and what was imported before, by whom and from which file.
import type { Metadata } from "next";
import { ImportForm } from "@/app/(office)/import/import-form";
import { ImportsTable } from "@/app/(office)/import/imports-table";
import { Crumbs } from "@/components/shell/crumbs";
import { Card } from "@/components/ui/card";
import { Blank } from "@/components/ui/empty";
import { Note } from "@/components/ui/note";
import { listBanks } from "@/lib/banks/banks";
import { listImports } from "@/lib/import/listing";
import { MOST_MB, wordsOfRefusal } from "@/lib/import/refusals";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<{ refused?: string | string[] }>;
}) {
  const refused = wordsOfRefusal((await searchParams).refused);
  const imports = await load(listImports, {});
  const [banks, { now }] = await Promise.all([load(listBanks, {}), currentActor()]);
  return (
    <>
      <Crumbs items={[{ label: "Import" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>Import</h1>
        </div>
        <div className="stack">
          {refused && <Note tone="bad" icon="circle-alert" title={refused} alert />}
          <Card id="new-import" title="Customers from files">
            <ImportForm banks={banks} mostMb={MOST_MB} />
          </Card>
          {imports.length === 0 ? (
            <Blank title="Nothing was imported yet">
              What is imported stands here, with who did it and when.
            </Blank>
          ) : (
            <ImportsTable imports={imports} now={now} />
          )}
        </div>
      </div>
    </>
  );
}
