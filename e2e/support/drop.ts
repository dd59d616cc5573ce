// A file dragged from the desktop, or pasted, as the browser hands it to a page.
import type { Page } from "@playwright/test";
import type { Paper } from "./papers";

/** What a drop or a paste carries. */
export const transferOf = (page: Page, { name, type, bytes }: Paper) =>
  page.evaluateHandle(
    ({ name, type, content }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], name, { type }));
      return data;
    },
    { name, type, content: [...bytes] },
  );

/** Onto the panel that uploads. */
export async function dropFile(page: Page, paper: Paper): Promise<void> {
  await page
    .getByRole("dialog")
    .getByRole("group", { name: "Files" })
    .dispatchEvent("drop", { dataTransfer: await transferOf(page, paper) });
}
