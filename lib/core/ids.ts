// Ids we make ourselves: UUID v7, so that rows made together lie together in an index.
import { v7 } from "uuid";

export const uuidv7 = (): string => v7();
