// The first administrator's link: looked at as often as one likes, used once. Names nobody but the one invited.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WelcomeForm } from "@/app/welcome/[secret]/welcome-form";
import { SlipPage } from "@/components/shell/slip-page";
import { lookAtLink } from "@/lib/auth/links";
import { load } from "@/lib/web/load";

export const metadata: Metadata = { title: "Welcome" };

type Props = { params: Promise<{ secret: string }> };

export default async function WelcomePage({ params }: Props) {
  const { secret } = await params;
  const link = await load(lookAtLink, { secret });
  if (!link) notFound();
  return (
    <SlipPage
      title="Set up your account"
      lede="You become the first administrator of Dossier: you make banks and give others their roles. You see no customers yourself."
    >
      <WelcomeForm secret={secret} email={link.email} />
    </SlipPage>
  );
}
