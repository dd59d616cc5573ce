// Under the empty search box: the files one opened lately.
import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { Go } from "@/components/ui/go";
import type { RecentFile } from "@/lib/customers/recent";
import { nameWords } from "@/lib/customers/schema";
import { relative, visibleText } from "@/lib/format";

export function RecentFiles({ files, now }: { files: RecentFile[]; now: Date }) {
  if (files.length === 0) return null;
  return (
    <Card id="recent-h" title="Recently opened by you">
      <ul className="list">
        {files.map(({ bankId, customerId, customerNumber, legalName, at }) => (
          <li key={`${bankId} ${customerId}`}>
            <div className="line">
              <Avatar name={legalName ?? ""} />
              <Go className="plain cut" href={fileHref({ bankId, customerId })}>
                <b>{visibleText(nameWords(legalName))}</b>
              </Go>
              <span className="meta id">{visibleText(customerNumber)}</span>
              <span className="grow" />
              <span className="meta nowrap">{relative(at, now)}</span>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
