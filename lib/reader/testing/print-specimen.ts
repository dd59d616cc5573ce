// Prints a specimen page as JSON for programs that see the app from outside: `print-specimen.ts SEED FORM`.
import type { Form } from "@/lib/mrz/layout";
import { drawSpecimen } from "./draw-specimen";

const [seed = "1", form = "TD3"] = process.argv.slice(2);
const { jpeg, ...specimen } = await drawSpecimen(Number(seed), { form: form as Form });
process.stdout.write(JSON.stringify({ ...specimen, jpeg: jpeg.toString("base64") }));
