// The new password is set; one signs in with it, and with a second factor where there is one.
import type { Metadata } from "next";
import { DoorPage } from "@/components/shell/door-page";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Password changed" };

export default function DonePage() {
  return (
    <DoorPage
      title="Your password is changed"
      lede="All your sessions and API tokens have ended. Sign in with the new password."
    >
      <LinkButton look="primary" large href="/sign-in">
        Sign in
      </LinkButton>
    </DoorPage>
  );
}
