import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LaunchService, ServiceProcess } from "../ports.ts";

const SERVICE_ENTRY = fileURLToPath(new URL("../../service/child.ts", import.meta.url));

export interface ForkedServices {
  readonly launchService: LaunchService;
  /** Everything launched so far, the newest last. */
  readonly processes: ServiceProcess[];
}

/** Launches the real service, or another program in its place, as a child of the test. */
export function forkServices(entry = SERVICE_ENTRY): ForkedServices {
  const processes: ServiceProcess[] = [];
  const launchService = (): ServiceProcess => {
    const service = forkOne(entry);
    processes.push(service);
    return service;
  };
  return { processes, launchService };
}

function forkOne(entry: string): ServiceProcess {
  const child = fork(entry, [], { stdio: "ignore", execArgv: [] });
  child.on("error", () => {});
  return {
    post: (message) => {
      // Sound: what is posted is plain data.
      if (child.connected) child.send(message as object);
    },
    onDidReceive: (listener) => {
      child.on("message", listener);
      return () => void child.off("message", listener);
    },
    onDidExit: (listener) => {
      const told = () => listener();
      if (child.exitCode === null && child.signalCode === null) child.once("exit", told);
      else listener();
      return () => void child.off("exit", told);
    },
    stop: () => void child.kill("SIGTERM"),
    kill: () => void child.kill("SIGKILL"),
  };
}
