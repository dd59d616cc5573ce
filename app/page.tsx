// The address people type: on to the first place that is theirs.
import { redirect } from "next/navigation";
import { homeOf } from "@/lib/web/office";
import { currentActor } from "@/lib/web/request";

export default async function Home() {
  redirect(homeOf(await currentActor()) as never);
}
