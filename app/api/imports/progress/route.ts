// How far an import is: asked by its page while it runs.
import { presentImport } from "@/app/(office)/import/present-import";
import { readImport } from "@/lib/import/listing";
import { jsonRoute } from "@/lib/web/json-route";

export const POST = jsonRoute(readImport, presentImport);
