// Draws specimen pages and reads each as the app does; prints what came of them as JSON.
import { endReader, readPicture } from "@/lib/reader/process";
import { drawSpecimen } from "@/lib/reader/testing/draw-specimen";
import { judgeReading, sumUp } from "@/lib/reader/testing/judge-reading";

/** Other pages than the tests'. */
const FIRST = 1_001;
const pages = Number(process.argv[2] ?? 200);

const judged = [];
for (let seed = FIRST; seed < FIRST + pages; seed += 1) {
  const specimen = await drawSpecimen(seed);
  judged.push(judgeReading(specimen, await readPicture(specimen.jpeg)));
  if ((seed - FIRST) % 50 === 49) console.error(`${seed - FIRST + 1} pages read`);
}
endReader();
process.stdout.write(JSON.stringify(sumUp(judged)));
