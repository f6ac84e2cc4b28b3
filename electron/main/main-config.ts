import type { DeviceSenses } from "../../shared/contract/auto-away.ts";
import { readHostConfig, type HostConfig } from "../host/host-config.ts";
import { serviceEnvironment } from "../host/service-environment.ts";
import { desktopSenses } from "./idle/desktop-senses.ts";

export interface MainConfig extends HostConfig {
  readonly serviceEnvironment: Record<string, string>;
  readonly senses: DeviceSenses;
}

/** Command line and environment, read once. Throws an `AppError` with a plain sentence. */
export function readMainConfig(isPackaged: boolean): MainConfig {
  // Unpackaged, the second argument is the app that Electron's own program runs.
  const argv = process.argv.slice(isPackaged ? 1 : 2);
  return {
    ...readHostConfig({ argv }),
    serviceEnvironment: serviceEnvironment(process.env),
    senses: desktopSenses(process.platform, process.env),
  };
}
