import { fork, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beginLogFile } from "../host/begin-log-file.ts";
import type { LaunchService, ServiceProcess } from "../host/ports.ts";

const SERVICE_ENTRY = new URL("../service/child.ts", import.meta.url);

export interface ServiceLauncherOptions {
  /** In place of our own environment, not in addition to it. */
  readonly env: Record<string, string>;
  /** Where the service's own log goes. */
  readonly logFile: string;
  /** The service's entry unless a test brings its own. */
  readonly entry?: URL;
}

/** Starts the bundled service as a Node process beside this one. */
export function createServiceLauncher(options: ServiceLauncherOptions): LaunchService {
  const { env, logFile, entry = SERVICE_ENTRY } = options;
  return () => {
    const log = openLog(logFile);
    const child = fork(fileURLToPath(entry), [], {
      env,
      execArgv: [],
      // Its log must not mix with the link on our own output.
      stdio: ["ignore", log, log, "ipc"],
      // Ctrl+C reaches the whole group of a terminal; the service is to outlive us by one sign-off.
      detached: process.platform !== "win32",
    });
    if (typeof log === "number") closeSync(log);
    return asServiceProcess(child);
  };
}

function openLog(logFile: string): number | "ignore" {
  try {
    beginLogFile(logFile);
    return openSync(logFile, "a", 0o600);
  } catch {
    // A service without a log is better than none.
    return "ignore";
  }
}

function asServiceProcess(child: ChildProcess): ServiceProcess {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  // It could not be started, which is another way of having ended.
  child.once("error", () => resolve());
  return {
    post(message) {
      // Sound: whatever `post` is given, the parent side writes it as JSON. A broken channel has ended.
      if (child.connected) child.send(message as object, () => {});
    },
    onDidReceive(listener) {
      child.on("message", listener);
      return () => void child.off("message", listener);
    },
    onDidExit(listener) {
      let isWanted = true;
      void ended.then(() => {
        if (isWanted) listener();
      });
      return () => void (isWanted = false);
    },
    stop: () => void child.kill("SIGTERM"),
    kill: () => void child.kill("SIGKILL"),
  };
}
