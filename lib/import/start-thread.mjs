// Where a worker thread begins: threads do not take over how their process reads TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./part-worker.ts");
