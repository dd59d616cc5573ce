// The panel that links a scan to the document it shows.
import { fileHref, mediumHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { linkMedium } from "@/app/(office)/customers/[bankId]/[customerId]/media/actions";
import { LinkForm } from "@/app/(office)/customers/[bankId]/[customerId]/media/link-form";
import { relatives } from "@/app/(office)/customers/[bankId]/[customerId]/media/relatives";
import { formProps, type PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { Go } from "@/components/ui/go";
import { Panel, PanelBody } from "@/components/ui/panel";
import { visibleText } from "@/lib/format";
import { getKycMediaHistory } from "@/lib/kyc/media";
import { load } from "@/lib/web/load";

export async function LinkMediumPanel(props: PanelProps) {
  const [current] = await load(getKycMediaHistory, { ...props.file, id: props.id });
  if (!current) return null;
  const { documents } = await relatives(props);
  const { type, relatesToKycDocumentId } = current;
  const form = formProps(props, current.id, current.version, {
    relatesToKycDocumentId: relatesToKycDocumentId ?? "",
  });
  return (
    <Panel title="Link to a document" aside={props.customerName} closeHref={props.closeHref}>
      {documents.length > 0 ? (
        <LinkForm {...form} documents={documents} action={linkMedium} />
      ) : (
        <PanelBody>
          <p>
            No document is on file.{" "}
            <Go className="linkish" href={fileHref(props.file, { panel: "add-document" })} scroll={false}>
              Add the document
            </Go>{" "}
            first, then link{" "}
            <Go className="linkish" href={mediumHref(props.file, current.id)}>
              {visibleText(type || "the scan")}
            </Go>{" "}
            to it.
          </p>
        </PanelBody>
      )}
    </Panel>
  );
}
