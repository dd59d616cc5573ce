// Which panel stands in the address, and what it is given.

import type { ReactNode } from "react";
import {
  AddAddressPanel,
  EditAddressPanel,
} from "@/app/(office)/customers/[bankId]/[customerId]/address/panel";
import { AddCheckPanel, EditCheckPanel } from "@/app/(office)/customers/[bankId]/[customerId]/check/panel";
import { EditCustomerPanel } from "@/app/(office)/customers/[bankId]/[customerId]/customer/panel";
import {
  AddDocumentPanel,
  EditDocumentPanel,
} from "@/app/(office)/customers/[bankId]/[customerId]/document/panel";
import { LinkMediumPanel } from "@/app/(office)/customers/[bankId]/[customerId]/media/link-panel";
import { AddMediumPanel, EditMediumPanel } from "@/app/(office)/customers/[bankId]/[customerId]/media/panel";
import type { PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { SetStatusPanel } from "@/app/(office)/customers/[bankId]/[customerId]/status/panel";
import { AddTaxPanel } from "@/app/(office)/customers/[bankId]/[customerId]/tax/panel";
import { UploadPanel } from "@/app/(office)/customers/[bankId]/[customerId]/upload/panel";
import type { Role } from "@/lib/core/roles";
import { updateRoles } from "@/lib/customers/column-roles";

type Draw = (props: PanelProps) => ReactNode | Promise<ReactNode>;

/** Each panel with the role that opens it. */
const panels: Record<string, { roles: Role | readonly Role[]; draw: Draw }> = {
  "add-check": { roles: "CanAddKycCheck", draw: AddCheckPanel },
  "edit-check": { roles: "CanAddKycCheck", draw: EditCheckPanel },
  "add-document": { roles: "CanAddKycDocument", draw: AddDocumentPanel },
  "edit-document": { roles: "CanAddKycDocument", draw: EditDocumentPanel },
  upload: { roles: "CanAddKycMedia", draw: UploadPanel },
  "add-media": { roles: "CanAddKycMedia", draw: AddMediumPanel },
  "edit-media": { roles: "CanAddKycMedia", draw: EditMediumPanel },
  "link-media": { roles: "CanAddKycMedia", draw: LinkMediumPanel },
  "set-status": { roles: "CanAddKycStatus", draw: SetStatusPanel },
  "add-address": { roles: "CanCreateCustomerAddress", draw: AddAddressPanel },
  "edit-address": { roles: "CanCreateCustomerAddress", draw: EditAddressPanel },
  "add-tax": { roles: "CanCreateTaxResidence", draw: AddTaxPanel },
  "edit-customer": { roles: updateRoles, draw: EditCustomerPanel },
};

/** The panel by its name in the address; undefined for a name we do not know. */
export const panelNamed = (name: string | undefined) =>
  name && Object.hasOwn(panels, name) ? panels[name] : undefined;
