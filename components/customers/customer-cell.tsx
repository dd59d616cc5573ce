// A list's cell that names a customer and leads into the file. Who may not see customers sees that there is one.
import { Go } from "@/components/ui/go";
import { nameWords } from "@/lib/customers/schema";
import { visibleText } from "@/lib/format";

/** The number is null where the reader may not see customers; a name may be missing besides. */
export interface NamedCustomer {
  bankId: string;
  customerId: string;
  customerNumber: string | null;
  legalName: string | null;
}

type Props = { of: NamedCustomer; href: string; isOneBank: boolean; isQueued?: boolean };

/** `isQueued`: j and k stop at it. */
export function CustomerCell({ of, href, isOneBank, isQueued }: Props) {
  const { bankId, customerId, customerNumber, legalName } = of;
  return (
    <td className="x-who">
      <Go className="name cut long" href={href} {...(isQueued && { "data-queue": "" })}>
        {customerNumber === null ? "Customer" : visibleText(nameWords(legalName))}
      </Go>
      <span className="meta block wrap-anywhere">
        <span className="id">{visibleText(customerNumber ?? customerId)}</span>
        {!isOneBank && ` · ${bankId}`}
      </span>
    </td>
  );
}
