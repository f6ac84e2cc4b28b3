import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter } from "node:events";

const PARENT_PORT = new URL("./parent-port.ts", import.meta.url).href;

interface ForkOptions {
  readonly env?: Record<string, string>;
  readonly stdio?: "pipe" | "ignore" | "inherit";
}

/** A Node process with `process.parentPort` instead of `process.send`, which a utility process has not. */
export function forkUtilityProcess(path: string, args: string[] = [], options: ForkOptions = {}) {
  const { env = process.env, stdio = "inherit" } = options;
  const child = fork(path, args, {
    env,
    execArgv: ["--import", PARENT_PORT],
    stdio: ["ignore", stdio, stdio, "ipc"],
  });
  return asUtilityProcess(child);
}

function asUtilityProcess(child: ChildProcess) {
  const utility = Object.assign(new EventEmitter(), {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    postMessage: (message: object) => void child.send(message, () => {}),
    kill: () => child.kill("SIGTERM"),
  });
  child.on("message", (message) => utility.emit("message", message));
  child.once("spawn", () => utility.emit("spawn"));
  child.once("exit", (code) => {
    utility.pid = undefined;
    utility.emit("exit", code ?? 1);
  });
  return utility;
}
