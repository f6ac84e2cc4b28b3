import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SERVICE_ENTRY = fileURLToPath(new URL("../../service/cli.ts", import.meta.url));

export interface ServiceProcess extends AsyncDisposable {
  readonly url: string;
  /** No time to finish anything. Resolves when it is gone. */
  kill(): Promise<void>;
}

export interface ServiceProcessOptions {
  readonly dataFolder: string;
  readonly port?: number;
  /** Off unless a test is about them. */
  readonly hasRateLimits?: boolean;
}

/** The real stand-alone service in a process of its own. */
export async function startService({
  dataFolder,
  port = 0,
  hasRateLimits = false,
}: ServiceProcessOptions): Promise<ServiceProcess> {
  const settings = {
    data: dataFolder,
    port,
    domain: "home.test",
    "rate-limits": hasRateLimits ? "on" : "off",
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [SERVICE_ENTRY, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await readUrl(child);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { url, kill, [Symbol.asyncDispose]: kill };
}

function readUrl(child: ChildProcess): Promise<string> {
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the service ended with ${code}: ${errors}`)));
    if (child.stdout === null) throw new Error("the service has no output");
    createInterface(child.stdout).on("line", (line) => {
      const url = /http:\/\/[^\s"]+/u.exec(line)?.[0];
      if (url !== undefined) resolve(url);
    });
  });
}
