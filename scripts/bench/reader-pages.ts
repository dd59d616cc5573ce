// Draws specimen pages and reads each as the app does; prints what came of them as JSON.
import sharp from "sharp";
import { endReader, readPicture } from "@/lib/reader/process";
import { drawSpecimen } from "@/lib/reader/testing/draw-specimen";
import { focusLost, judgeReading, sumUp } from "@/lib/reader/testing/judge-reading";

/** Other pages than the tests'. */
const FIRST = 1_001;
const pages = Number(process.argv[2] ?? 200);

/** Pages that nobody should have to read, to see that what comes out wrong is marked. */
const HARD = Math.ceil(pages / 8);
const FIRST_HARD = 5_001;

const first = await drawSpecimen(FIRST - 1);
const began = performance.now();
await readPicture(first.jpeg);
const coldMs = performance.now() - began;

const judged = [];
for (let seed = FIRST; seed < FIRST + pages; seed += 1) {
  const specimen = await drawSpecimen(seed);
  judged.push(judgeReading(specimen, await readPicture(specimen.jpeg)));
  if ((seed - FIRST) % 50 === 49) console.error(`${seed - FIRST + 1} pages read`);
}
const hard = [];
for (let seed = FIRST_HARD; seed < FIRST_HARD + HARD; seed += 1) {
  const specimen = await drawSpecimen(seed);
  const blurred = await sharp(specimen.jpeg).blur(focusLost(seed)).jpeg({ quality: 60 }).toBuffer();
  hard.push(judgeReading(specimen, await readPicture(blurred)));
}
endReader();
process.stdout.write(JSON.stringify({ ...sumUp(judged), hard: sumUp(hard), coldMs }));
