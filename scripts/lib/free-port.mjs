// Ports: a free one, whether one is taken, and whether somebody answers on one.
import net from "node:net";

function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });
}

/** A port nobody listens on at this moment. */
export const findFreePort = () => listenOnce(0, "127.0.0.1");

/** Whether the port can be listened on, at this address (undefined: every interface). */
export async function isPortFree(port, host) {
  try {
    await listenOnce(port, host);
    return true;
  } catch {
    return false;
  }
}

/** Whether something accepts connections on this machine's port. */
export function isAnswering(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
