// How many scans are read before mine: asked while somebody waits for a reading.
import { readPlace } from "@/lib/reader/readings";
import { jsonRoute } from "@/lib/web/json-route";

export const POST = jsonRoute(readPlace, ({ ahead }) => ({ ahead }));
