import { createWriteStream, type WriteStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { utilityProcess, type UtilityProcess } from "electron";
import { beginLogFile } from "../../host/begin-log-file.ts";
import type { LaunchService, ServiceProcess } from "../../host/ports.ts";

const SERVICE_ENTRY = new URL("../../service/child.ts", import.meta.url);

export interface ServiceLauncherOptions {
  /** In place of our own environment, not in addition to it. */
  readonly env: Record<string, string>;
  /** Where the service's own log goes. */
  readonly logFile: string;
}

/**
 * Starts the bundled service as a process of Electron's own kind: with the `runAsNode` fuse off there
 * is no other.
 */
export function createServiceLauncher({ env, logFile }: ServiceLauncherOptions): LaunchService {
  return () => {
    const options = { env, serviceName: "Porchlight service", stdio: "pipe" };
    const child = utilityProcess.fork(fileURLToPath(SERVICE_ENTRY), [], options);
    keepLog(child, logFile);
    return asServiceProcess(child);
  };
}

/** Read in any case: a service whose output nobody takes would come to a halt. */
function keepLog(child: UtilityProcess, logFile: string): void {
  const file = openLog(logFile);
  for (const output of [child.stdout, child.stderr]) {
    if (file === null) output?.resume();
    else output?.pipe(file, { end: false });
  }
  child.once("exit", () => file?.end());
}

function openLog(logFile: string): WriteStream | null {
  try {
    beginLogFile(logFile);
    const file = createWriteStream(logFile, { flags: "a", mode: 0o600 });
    file.on("error", () => {});
    return file;
  } catch {
    // A service without a log is better than none.
    return null;
  }
}

function asServiceProcess(child: UtilityProcess): ServiceProcess {
  let hasEnded = false;
  child.once("exit", () => void (hasEnded = true));
  return {
    post: (message) => child.postMessage(message),
    onDidReceive(listener) {
      child.on("message", listener);
      return () => void child.off("message", listener);
    },
    onDidExit(listener) {
      if (hasEnded) {
        listener();
        return () => {};
      }
      const told = () => listener();
      child.once("exit", told);
      return () => void child.off("exit", told);
    },
    stop: () => void child.kill(),
    kill() {
      // Electron's own `kill` asks politely. No number any more means: it has ended.
      if (child.pid === undefined) return;
      try {
        process.kill(child.pid, "SIGKILL");
      } catch {
        // It has ended, and Electron has not said so yet.
      }
    },
  };
}
