// What can go wrong with stored bytes. None of it is a person's fault, and all of it is logged.
import { Expected } from "@/lib/core/errors";

/** The installation cannot work with files: no key, no place to put them. */
export class VaultFault extends Expected {}

/** Bytes that are missing, altered, or lie where others belong. Nothing of them is ever given out. */
export class FileDamaged extends Expected {}
