// Loads the demo world into a database that holds nobody and nothing; refuses any other.
import { prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { buildWorld } from "./demo/world";

async function seed(): Promise<number> {
  const [people, customers] = await Promise.all([prisma().person.count(), prisma().customer.count()]);
  if (people + customers > 0) {
    console.error(
      "This database holds people or customers already, so the demo world was not loaded. Use an empty one.",
    );
    return 1;
  }
  const made = await buildWorld(env().DEMO_PASSWORD, new Date());
  console.log(`Demo world loaded: ${made.banks} banks, ${made.people} people, ${made.customers} customers.`);
  return 0;
}

process.exitCode = await seed().finally(() => prisma().$disconnect());
