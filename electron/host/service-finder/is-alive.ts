import { request } from "node:http";
import type { Runtime } from "./runtime-file.ts";

const HEALTH_MS = 2_000;

/**
 * Whether the service that a runtime file speaks of still answers.
 *
 * Its launcher has to live and be this user's: after it ended, anybody may have taken the port, and
 * would be handed the launch secret and a device's token.
 */
export async function isAlive({ port, running }: Runtime): Promise<boolean> {
  return running !== null && isOwnProcess(running.pid) && (await isHealthy(port));
}

function isOwnProcess(pid: number): boolean {
  try {
    // Signal 0 is never sent; it only asks whether it could be.
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isHealthy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    // A connection of its own: nothing stays open to a service that may end.
    const asked = request(
      { host: "127.0.0.1", port, path: "/health", agent: false, timeout: HEALTH_MS },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => resolve(false));
    asked.end();
  });
}
