// Refuses a Node that is too old, in words; imported first, before anything a newer Node is needed for.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Dossier needs Node 20.19 or newer (24 is recommended), and this is ${process.versions.node}.`,
  );
  process.exit(1);
}
