// Where to go after an action that changes what stands around the page: the notices and the counts of the navigation.
import { revalidatePath } from "next/cache";

/** Without it the browser keeps the frame it has, and only the page in it is new. */
export function afterRefresh(href: string): string {
  revalidatePath("/", "layout");
  return href;
}
