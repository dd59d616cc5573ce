// What the environment asks a start to do, checked before anything takes time.
import { isPortFree } from "./free-port.mjs";
import { dataFolder } from "./paths.mjs";
import { PlainError } from "./say.mjs";
import { readOrMakeSecrets, readSecretsFrom } from "./secrets.mjs";

function readPort(env) {
  const port = Number(env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new PlainError(`PORT is "${env.PORT}": it must be a number from 1 to 65535.`);
}

const isLocal = (url) => url.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname);

function readPublicUrl(env, port, isEmbedded) {
  const text = env.PUBLIC_URL || `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !(url.protocol === "https:" || isLocal(url))) {
    throw new PlainError(
      `PUBLIC_URL is "${text}": it must begin with https:// (or be http://localhost for trying out).`,
    );
  }
  if (isEmbedded && !isLocal(url)) {
    throw new PlainError(
      "The demo world is for this machine only: for a public address, set DATABASE_URL to a database of your own.",
    );
  }
  return url.origin;
}

function readDatabaseUrl(env) {
  const isPostgres =
    URL.canParse(env.DATABASE_URL) && /^postgres(ql)?:$/.test(new URL(env.DATABASE_URL).protocol);
  if (!isPostgres)
    throw new PlainError("DATABASE_URL must look like postgresql://user:password@host:5432/database.");
  return env.DATABASE_URL;
}

/**
 * The settings of a start. Without DATABASE_URL it is embedded: own database, own secrets, loopback only, demo data.
 * @param {NodeJS.ProcessEnv} env
 */
export function readSettings(env) {
  const isEmbedded = !env.DATABASE_URL;
  const port = readPort(env);
  const publicUrl = readPublicUrl(env, port, isEmbedded);
  const databaseUrl = isEmbedded ? null : readDatabaseUrl(env);
  const folder = dataFolder(env);
  const secrets = isEmbedded ? null : readSecretsFrom(env);
  return {
    isEmbedded,
    port,
    publicUrl,
    databaseUrl,
    folder,
    secrets,
    host: isEmbedded ? "127.0.0.1" : env.HOST || undefined,
  };
}

/**
 * Refuses a busy port.
 * @param {{ port: number, host?: string }} settings
 * @param {boolean} mayWait an earlier start was killed by force: its app is about to leave the port
 */
export async function checkPort({ port, host }, mayWait) {
  const until = Date.now() + (mayWait ? 15_000 : 0);
  while (!(await isPortFree(port, host))) {
    if (Date.now() >= until) {
      throw new PlainError(
        `Port ${port} is in use by another program: stop it, or choose another port with PORT=${port + 1}.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The environment the app and our TypeScript run in. */
export function writeAppEnv(settings, databaseUrl) {
  const { DATABASE_PASSWORD: _, ...secrets } = settings.secrets ?? readOrMakeSecrets(settings.folder);
  return {
    ...secrets,
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.folder,
    PUBLIC_URL: settings.publicUrl,
    // next-auth reads its own address from here.
    NEXTAUTH_URL: settings.publicUrl,
    DEMO: settings.isEmbedded ? "1" : "0",
    TZ: "UTC",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
