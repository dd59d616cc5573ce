// The versions of OBP's address that are served: each answers with every endpoint.

/** In order. 5.1.0 is the one the documentation describes, 6.0.0 an alias for newer clients. */
export const versions = [
  "v2.0.0",
  "v2.1.0",
  "v2.2.0",
  "v3.0.0",
  "v3.1.0",
  "v4.0.0",
  "v5.0.0",
  "v5.1.0",
  "v6.0.0",
] as const;
export type Version = (typeof versions)[number];

export const currentVersion: Version = "v5.1.0";

export const isVersion = (text: string): text is Version => versions.some((version) => version === text);

export const isAtLeast = (version: Version, since: Version): boolean =>
  versions.indexOf(version) >= versions.indexOf(since);
