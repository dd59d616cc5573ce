// Used, out of date or never made: one and the same page, so that nobody learns which.
import type { Metadata } from "next";
import { SlipPage } from "@/components/shell/slip-page";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Link not valid" };

export default function DeadLink() {
  return (
    <SlipPage
      title="This link cannot be used"
      lede="A link works once and for 24 hours. If you have set up your account already, sign in. If not, ask for a new link where you got this one."
      foot={
        <LinkButton look="primary" large href="/sign-in">
          Sign in
        </LinkButton>
      }
    />
  );
}
