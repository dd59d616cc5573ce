// Where the Prisma CLI finds the schema; the connection comes from the environment, as everywhere.
import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
