// What the build itself says it answers to: pages, route handlers and server actions.
import { readFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(process.env.NEXT_DIST_DIR ?? ".next-test");
const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as unknown;

export interface Action {
  id: string;
  filename: string;
  exportedName: string;
}

/** Addresses of pages and route handlers, as `page /customers` and `route /healthz`. */
export function readAddresses(): string[] {
  const entries = read("app-path-routes-manifest.json") as Record<string, string>;
  return Object.entries(entries).map(
    ([file, address]) => `${file.endsWith("/page") ? "page" : "route"} ${address}`,
  );
}

export function readActions(): Action[] {
  const { node } = read("server/server-reference-manifest.json") as {
    node: Record<string, Omit<Action, "id">>;
  };
  return Object.entries(node).map(([id, { filename, exportedName }]) => ({ id, filename, exportedName }));
}

/** The id of an action in this build. */
export function actionId(name: string): string {
  const found = readActions().filter(({ exportedName }) => exportedName === name);
  const [action] = found;
  if (!action || found.length > 1) throw new Error(`The build has ${found.length} actions called ${name}.`);
  return action.id;
}

/** Everything that can be called, each by one name. */
export const readEntries = (): string[] => [
  ...readAddresses(),
  ...readActions().map(({ exportedName }) => `action ${exportedName}`),
];
