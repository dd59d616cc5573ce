// Runs Debian's nginx with the documented configuration (docs/nginx.conf) in front of instances of the app.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAnswering } from "../lib/free-port.mjs";
import { root } from "../lib/paths.mjs";
import { findServer } from "./debian.mjs";

/** What surrounds the documented file: one process in the foreground, and every file of its own in one folder. */
const around = (folder) => `
daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log crit;
events { worker_connections 1024; }
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
  include ${folder}/dossier.conf;
}`;

/** The documented file with the test's addresses; throws when it no longer has what is replaced. */
function writeSite(folder, port, ports) {
  const replace = (text, from, to) => {
    if (!text.includes(from)) throw new Error(`docs/nginx.conf has no "${from}".`);
    return text.replaceAll(from, to);
  };
  const documented = readFileSync(path.join(root, "docs/nginx.conf"), "utf8");
  const changes = [
    ["127.0.0.1:3001", `127.0.0.1:${ports[0]}`],
    ["127.0.0.1:3002", `127.0.0.1:${ports[1]}`],
    ["127.0.0.1:8080", `127.0.0.1:${port}`],
    ["/var/log/nginx", folder],
  ];
  return changes.reduce((text, [from, to]) => replace(text, from, to), documented);
}

/**
 * Starts it on a port, in front of two instances on theirs.
 * @param {number} port
 * @param {[number, number]} ports
 * @returns {Promise<{ readLog: () => { method: string, path: string, status: number, ports: number[] }[], stop: () => Promise<void> }>}
 *   readLog(): what was asked, and which instances were tried for it, the one that answered last
 */
export async function startNginx(port, ports) {
  const program = await findServer({ variable: "NGINX_PATH", file: "/usr/sbin/nginx", from: "nginx" });
  const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-nginx-"));
  writeFileSync(path.join(folder, "nginx.conf"), around(folder));
  writeFileSync(path.join(folder, "dossier.conf"), writeSite(folder, port, ports));
  const args = ["-e", `${folder}/error.log`, "-p", folder, "-c", `${folder}/nginx.conf`];
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (!(await isAnswering(port))) {
    if (child.exitCode !== null) throw new Error("nginx ended before it answered.");
    await sleep(50);
  }
  return {
    readLog: () => readFileSync(path.join(folder, "dossier.log"), "utf8").trim().split("\n").map(readLine),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readLine(line) {
  const [, , method, where, status, , , ...tried] = line.split(" ");
  const ports = tried.map((one) => Number(one.replace(",", "").split(":").at(-1)));
  return { method, path: where, status: Number(status), ports };
}
