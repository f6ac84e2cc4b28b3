import { fileURLToPath } from "node:url";
import { utilityProcess, type UtilityProcess } from "electron";
import type { LaunchService, ServiceProcess } from "../../host/ports.ts";

const SERVICE_ENTRY = new URL("../../service/child.ts", import.meta.url);

/**
 * Starts the bundled service as a process of Electron's own kind: with the `runAsNode` fuse off there
 * is no other. `env` replaces ours instead of adding to it.
 */
export function createServiceLauncher(env: Record<string, string>): LaunchService {
  return () => {
    const options = { env, serviceName: "Porchlight service", stdio: "ignore" };
    return asServiceProcess(utilityProcess.fork(fileURLToPath(SERVICE_ENTRY), [], options));
  };
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
      if (child.pid !== undefined) process.kill(child.pid, "SIGKILL");
    },
  };
}
