// A forgotten password: asks for the e-mail, and says the same whoever has it.
import type { Metadata } from "next";
import { AskForm } from "@/app/reset/ask-form";
import { DoorPage } from "@/components/shell/door-page";
import { Go } from "@/components/ui/go";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ResetPage() {
  return (
    <DoorPage
      title="Forgotten your password?"
      lede="We send you a link. With it you set a new one."
      foot={<Go href="/sign-in">Back to signing in</Go>}
    >
      <AskForm />
    </DoorPage>
  );
}
