import { parseArgs } from "node:util";
import { AppError } from "../../shared/result/app-error.ts";
import { readHostConfig, type HostConfig } from "../host/host-config.ts";
import { serviceEnvironment } from "../host/service-environment.ts";

export interface BrowserHostConfig extends HostConfig {
  /** 0 takes any free one. */
  readonly port: number;
  /** Whether to open the link in a browser, rather than only print it. */
  readonly opensBrowser: boolean;
  readonly serviceEnvironment: Record<string, string>;
}

/**
 * `--profile`, `--domain`, `--port` (or `PORT`) and `--open`, read once.
 *
 * Throws an `AppError` with one plain sentence.
 */
export function readBrowserHostConfig(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): BrowserHostConfig {
  const { values } = parseArgs({
    args: [...argv],
    options: { port: { type: "string" }, open: { type: "boolean" } },
    strict: false,
  });
  return {
    ...readHostConfig({ argv, environment }),
    port: portOf(values.port ?? environment["PORT"] ?? "0"),
    opensBrowser: values.open === true,
    serviceEnvironment: serviceEnvironment(environment),
  };
}

function portOf(given: string | boolean): number {
  const port = typeof given === "string" && /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port <= 65_535) return port;
  throw new AppError("invalid-request", "A port is a number from 0 to 65535: --port=4100");
}
