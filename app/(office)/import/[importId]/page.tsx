// One import: how far it is, the rows that cannot be taken, and what may be done with it.
import type { Metadata } from "next";
import { BadRows } from "@/app/(office)/import/[importId]/bad-rows-table";
import { FilesCard } from "@/app/(office)/import/[importId]/files-card";
import { Progress } from "@/app/(office)/import/[importId]/progress";
import { giveUpTheImport, goOnWithTheImport, letTheImportIn } from "@/app/(office)/import/actions";
import { presentImport } from "@/app/(office)/import/present-import";
import { Crumbs } from "@/components/shell/crumbs";
import { Badge } from "@/components/ui/badge";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { countWords, visibleText } from "@/lib/format";
import { readImport } from "@/lib/import/listing";
import type { Import } from "@/lib/import/schema";
import { load } from "@/lib/web/load";

export const metadata: Metadata = { title: "An import" };

export default async function OneImportPage({ params }: { params: Promise<{ importId: string }> }) {
  const { importId } = await params;
  const found = await load(readImport, { importId });
  const view = presentImport(found);
  const name = visibleText(found.files[0]?.name ?? "An import");
  return (
    <>
      <Crumbs items={[{ label: "Import", href: "/import" }, { label: name }]} />
      <div className="page-body">
        <div className="page-head">
          <h1 className="wrap-anywhere">{name}</h1>
          <Badge {...view.badge} />
        </div>
        <div className="stack">
          <Progress importId={importId} view={view} />
          <Deeds found={found} />
          <FilesCard found={found} />
          {found.bad.length > 0 && <BadRows found={found} />}
        </div>
      </div>
    </>
  );
}

function Deeds({ found }: { found: Import }) {
  const { importId, state, isDryRun, isCutOff, bankName, files } = found;
  const hidden = { importId };
  if (state === "checked" && !isDryRun)
    return (
      <div className="row wrap long-words">
        <OneButtonForm
          action={letTheImportIn}
          hidden={hidden}
          icon="upload"
          label={`Write ${countWords(files[0]?.rows ?? 0, "customer")} into ${visibleText(bankName)}`}
          hasWords
        />
        <OneButtonForm action={giveUpTheImport} hidden={hidden} label="Give it up" icon="x" hasWords />
      </div>
    );
  if (!isCutOff) return null;
  return (
    <div className="row wrap long-words">
      <OneButtonForm action={goOnWithTheImport} hidden={hidden} label="Go on where it stopped" hasWords />
      {state === "reading" && (
        <OneButtonForm action={giveUpTheImport} hidden={hidden} label="Give it up" icon="x" hasWords />
      )}
    </div>
  );
}
