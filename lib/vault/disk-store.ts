// Sealed files on disk: written beside, flushed, and moved into place, so that a name never stands for half a file.
import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { FileDamaged, VaultFault } from "@/lib/vault/faults";
import type { Store, StoredObject } from "@/lib/vault/store";

/** A file's bytes, or a folder's entries, are on the disk itself and not only in its cache. */
async function flush(place: string): Promise<void> {
  const handle = await open(place, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder, and has the disk keep the name of each new one on the way to it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made))
    await flush(path.dirname(made));
}

async function moveInto(file: string, place: string): Promise<void> {
  // As old as its being in the store, not as its arrival: the sweeper reckons from there.
  const now = new Date();
  await utimes(file, now, now);
  await flush(file);
  try {
    await rename(file, place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    // From another disk: copied beside its place first, which the sweeper takes for an orphan if we end here.
    await copyFile(file, `${place}.part`);
    await flush(`${place}.part`);
    await rename(`${place}.part`, place);
    await rm(file);
  }
  await flush(path.dirname(place));
}

async function* walk(folder: string, prefix = ""): AsyncGenerator<StoredObject> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) yield* walk(path.join(folder, entry.name), `${name}/`);
    else {
      const found = await stat(path.join(folder, entry.name)).catch(() => null);
      if (found) yield { name, changedAt: found.mtime };
    }
  }
}

export function makeDiskStore(root: string): Store {
  const placeOf = (name: string) => {
    const place = path.join(root, name);
    if (!place.startsWith(`${root}${path.sep}`)) throw new VaultFault("A name in the store led out of it.");
    return place;
  };
  return {
    async put(name, file) {
      const place = placeOf(name);
      await makeFolder(path.dirname(place));
      await moveInto(file, place);
    },
    async read(name, from, to) {
      const place = placeOf(name);
      const found = await stat(place).catch(() => null);
      if (!found) throw new FileDamaged("The bytes of this file are not in the store.");
      return createReadStream(place, { start: from, end: to, highWaterMark: 256 * 1024 });
    },
    remove: async (name) => await rm(placeOf(name), { force: true }),
    list: () => walk(root),
    async check() {
      await mkdir(root, { recursive: true, mode: 0o700 });
      const probe = path.join(root, `.writable-${process.pid}`);
      await (await open(probe, "w", 0o600)).close();
      await rm(probe);
    },
  };
}
