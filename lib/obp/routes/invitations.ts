// User invitations (v4.0.0): made, looked up by the integer of the mail, listed, one.
import { z } from "zod";
import {
  createInvitation,
  getInvitation,
  listInvitations,
  lookUpInvitation,
} from "@/lib/invitations/invitations";
import { type GivenInvitation, purposes } from "@/lib/invitations/schema";
import { type Call, type Endpoint, endpoint, type Wording } from "@/lib/obp/endpoint";
import { ObpRefusal, refusal } from "@/lib/obp/errors";
import { body, digits, text } from "@/lib/obp/json/read";
import { shape, str, strOrNull } from "@/lib/obp/json/write";

const common = { family: "wrapper", tags: ["User-Invitation"] } as const;
const kyc = { family: "wrapper", tags: ["User-Invitation", "KYC"] } as const;

const invitationShape = shape({
  first_name: strOrNull("Tom"),
  last_name: strOrNull("Smith"),
  email: strOrNull("felixsmith@example.com"),
  company: strOrNull("Tesobe GmbH"),
  country: strOrNull("Germany"),
  purpose: str("DEVELOPER"),
  status: str("CREATED"),
});

const writeInvitation = (invitation: GivenInvitation) => ({
  first_name: invitation.firstName,
  last_name: invitation.lastName,
  email: invitation.email,
  company: invitation.company,
  country: invitation.country,
  purpose: invitation.purpose,
  status: invitation.status,
});

const unknown: Wording = {
  "not_found:invitation": () => refusal("OBP-37882"),
  "not_found:open-invitation": () => refusal("OBP-37883"),
};

function demandPurpose({ body: { purpose } }: Call<{ purpose: string | null }>) {
  if (!purposes.some((known) => known === purpose))
    throw refusal("OBP-10035", ` postedData.purpose only support List(${purposes.join(", ")})`);
}

export const invitationRoutes: Endpoint[] = [
  endpoint({
    ...kyc,
    id: "OBPv4.0.0-createUserInvitation",
    verb: "POST",
    path: "/banks/BANK_ID/user-invitation",
    summary: "Create User Invitation",
    about:
      "Create User Invitation.\nThis endpoint will send an invitation email to the developers, then they can use the link to create the obp user.\npurpose filed only support:List(DEVELOPER, CUSTOMER).\nYou can customise the email details use the following webui props:\nwhen purpose == DEVELOPER\nwebui_developer_user_invitation_email_subject\nwebui_developer_user_invitation_email_from\nwebui_developer_user_invitation_email_text\nwebui_developer_user_invitation_email_html_text\nwhen purpose = == CUSTOMER\nwebui_customer_user_invitation_email_subject\nwebui_customer_user_invitation_email_from\nwebui_customer_user_invitation_email_text\nwebui_customer_user_invitation_email_html_text",
    roles: ["CanCreateUserInvitation"],
    order: ["user", "ids", "bank", "role", "body"],
    bodyName: "PostUserInvitationJsonV400",
    body: body({
      first_name: text("Tom"),
      last_name: text("Smith"),
      email: text("felixsmith@example.com"),
      company: text("Tesobe GmbH"),
      country: text("Germany"),
      purpose: text("DEVELOPER"),
    }),
    demand: demandPurpose,
    success: 201,
    answer: invitationShape,
    listed: ["OBP-30008", "OBP-10035", "OBP-37081"],
    refusals: { invalid: (_, __, sentence) => refusal("OBP-37081", ` ${sentence}`) },
    useCase: createInvitation,
    write: ({ asGiven }) => writeInvitation(asGiven),
  }),
  endpoint({
    ...kyc,
    id: "OBPv4.0.0-getUserInvitationAnonymous",
    verb: "POST",
    path: "/banks/BANK_ID/user-invitations",
    summary: "Get User Invitation Information",
    about: "Create User Invitation Information.",
    isAnonymous: true,
    order: ["ids", "rate", "bank", "body"],
    bodyName: "PostUserInvitationAnonymousJsonV400",
    body: body({ secret_key: digits(5819479115482092) }),
    success: 201,
    answer: invitationShape,
    listed: ["OBP-30008", "OBP-37882", "OBP-37883"],
    refusals: unknown,
    useCase: lookUpInvitation,
    read: ({ body: { secret_key } }) => ({ key: secret_key }),
    write: writeInvitation,
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-getUserInvitations",
    verb: "GET",
    path: "/banks/BANK_ID/user-invitations",
    summary: "Get User Invitations",
    about: "Every invitation of the bank, in whatever state.",
    roles: ["CanGetUserInvitation"],
    order: ["user", "bank", "role"],
    success: 200,
    answer: shape({ user_invitations: z.array(invitationShape) }),
    useCase: listInvitations,
    write: (rows) => ({ user_invitations: rows.map(writeInvitation) }),
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-getUserInvitation",
    verb: "GET",
    path: "/banks/BANK_ID/user-invitations/SECRET_LINK",
    summary: "Get User Invitation",
    about: "One invitation by its secret key, in whatever state.",
    roles: ["CanGetUserInvitation"],
    order: ["user", "bank", "role"],
    success: 200,
    answer: invitationShape,
    listed: ["OBP-37882"],
    refusals: {
      ...unknown,
      invalid: ({ params }) => new ObpRefusal(400, `For input string: "${params.SECRET_LINK}"`),
    },
    useCase: getInvitation,
    read: ({ params }) => ({ key: params.SECRET_LINK }),
    write: writeInvitation,
  }),
];
