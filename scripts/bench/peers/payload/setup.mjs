// Makes the peer's tables as Payload itself does, and a program; prints the program's key.
import { randomUUID } from "node:crypto";
import { getPayload } from "payload";
import config from "./payload.config.mjs";

const payload = await getPayload({ config });
const apiKey = randomUUID();
await payload.create({ collection: "programs", data: { enableAPIKey: true, apiKey } });
console.log(JSON.stringify({ apiKey }));
await payload.destroy();
process.exit(0);
