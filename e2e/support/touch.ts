// Fingers on a touch screen, as the browser itself gets them (not events made in the page).
import type { Page } from "@playwright/test";

type Point = [x: number, y: number];

/** Each finger goes along its own points, all in step; then all are lifted. */
export async function touch(page: Page, ...fingers: Point[][]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (step: number) =>
    fingers.map((points, id) => {
      const [x, y] = points[step] ?? points.at(-1) ?? [0, 0];
      return { x, y, id };
    });
  const steps = Math.max(...fingers.map((points) => points.length));
  for (let step = 0; step < steps; step += 1)
    await session.send("Input.dispatchTouchEvent", {
      type: step === 0 ? "touchStart" : "touchMove",
      touchPoints: at(step),
    });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}
