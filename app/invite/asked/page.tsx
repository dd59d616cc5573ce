// After asking for a new link: the same answer for every link, so that nobody learns which ones ever existed.
import type { Metadata } from "next";
import { SlipPage } from "@/components/shell/slip-page";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "New link" };

export default function AskedPage() {
  return (
    <SlipPage
      title="We pass it on"
      lede="If your link ever was an invitation that is still meant, the bank’s administrators now see that you would like a new one. It comes by e-mail, when they send it."
      foot={
        <LinkButton look="quiet" large href="/sign-in">
          Sign in
        </LinkButton>
      }
    />
  );
}
