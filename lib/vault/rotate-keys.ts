// The program behind `npm run rotate-keys`.
import { prisma } from "@/lib/core/db";
import { currentKeyId } from "@/lib/vault/keys";
import { rewrapAll } from "@/lib/vault/rewrap";

try {
  const done = await rewrapAll((count, left) => {
    if (left > 0) console.log(`${count} done, ${left} left`);
  });
  console.log(
    `${done} keys are wrapped by ${currentKeyId()} now; older keys may leave VAULT_KEYS, but stay in your backup.`,
  );
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await prisma().$disconnect();
}
