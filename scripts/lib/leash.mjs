// Loaded into the programs a command starts (node --import): when the command is killed by force, they end too.

if (process.channel && process.env.DOSSIER_LEASH === String(process.ppid)) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // After the listener, which would keep the program running for as long as we do.
  process.channel.unref();
}
