// Runs once when the server starts: the environment is checked before the first request, and the end is prepared.
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/core/env");
  const { watchForDrain } = await import("@/lib/core/drain");
  env();
  watchForDrain();
}
