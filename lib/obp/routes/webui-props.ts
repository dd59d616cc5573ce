// Web UI props (v3.1.0): the texts that an administrator may set, among them those of the invitation mails.

import { z } from "zod";
import { type Endpoint, endpoint } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import { Numeral } from "@/lib/obp/json/numeral";
import { body, text } from "@/lib/obp/json/read";
import { shape, str } from "@/lib/obp/json/write";
import { deleteWebUiProp, listWebUiProps, setWebUiProp, type WebUiProp } from "@/lib/webui-props/webui-props";

const textOf = (value: unknown) => (value instanceof Numeral ? value.source : String(value));

const common = { family: "wrapper", tags: ["WebUi-Props"] } as const;

const name = "webui_developer_user_invitation_email_subject";
const propShape = shape({ name: str(name), value: str("Your invitation to @BANK"), webUiPropsId: str() });
const writeProp = ({ id, ...prop }: WebUiProp) => ({ name: prop.name, value: prop.value, webUiPropsId: id });

export const webUiPropRoutes: Endpoint[] = [
  endpoint({
    ...common,
    id: "OBPv3.1.0-getWebUiProps",
    verb: "GET",
    path: "/management/webui_props",
    summary: "Get WebUiProps",
    about: "The texts that were set; with ?active=true also the defaults of the others.",
    roles: ["CanGetWebUiProps"],
    order: ["user", "role"],
    success: 200,
    answer: shape({ webui_props: z.array(propShape) }),
    useCase: listWebUiProps,
    read: ({ query }) => ({ isActive: query.get("active") === "true" }),
    write: (props) => ({ webui_props: props.map(writeProp) }),
  }),
  endpoint({
    ...common,
    id: "OBPv3.1.0-createWebUiProps",
    verb: "POST",
    path: "/management/webui_props",
    summary: "Create WebUiProps",
    about:
      "Sets a text; one of the same name is replaced. In the mails of invitations @EMAIL_RECIPIENT, @ACTIVATE_YOUR_ACCOUNT, @INVITER, @BANK, @LINK_ENDS and @SECRET_CODE are filled, in both parts, with every value escaped.",
    roles: ["CanCreateWebUiProps"],
    order: ["user", "role", "body"],
    bodyName: "WebUiPropsCommons",
    body: body({ name: text(name), value: text("Your invitation to @BANK") }),
    success: 201,
    answer: propShape,
    listed: ["OBP-08001"],
    refusals: {
      "invalid:webui-prop": ({ json: sent }) =>
        refusal(
          "OBP-08001",
          ` name must be start with webui_, but current post name is: ${textOf((sent as { name: unknown }).name)} `,
        ),
    },
    useCase: setWebUiProp,
    write: ({ after }) => writeProp(after),
  }),
  endpoint({
    ...common,
    id: "OBPv3.1.0-deleteWebUiProps",
    verb: "DELETE",
    path: "/management/webui_props/WEB_UI_PROPS_ID",
    summary: "Delete WebUiProps",
    about: "Takes a text back: the default counts again.",
    roles: ["CanDeleteWebUiProps"],
    order: ["user", "role"],
    success: 200,
    answer: z.boolean(),
    listed: ["OBP-08002"],
    refusals: { "not_found:webui-prop": () => refusal("OBP-08002") },
    useCase: deleteWebUiProp,
    read: ({ params }) => ({ id: params.WEB_UI_PROPS_ID }),
    write: () => true,
  }),
];
