// A file dragged from the desktop onto the panel that uploads.
import type { Page } from "@playwright/test";
import type { Paper } from "./papers";

export async function dropFile(page: Page, { name, type, bytes }: Paper): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, type, content }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], name, { type }));
      return data;
    },
    { name, type, content: [...bytes] },
  );
  await page
    .getByRole("dialog")
    .getByRole("group", { name: "Files" })
    .dispatchEvent("drop", { dataTransfer: transfer });
}
