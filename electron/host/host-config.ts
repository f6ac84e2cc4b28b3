import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "../../shared/result/app-error.ts";
import type { HostFolders } from "./host-folders.ts";

export interface HostConfig {
  readonly profile: string;
  readonly folders: HostFolders;
  /** For a bundled service that does not exist yet; null for the computer's own name. */
  readonly domain: string | null;
}

export interface HostConfigSources {
  /** Without the program's own name. Options of others (Chromium's, the host's) are left alone. */
  readonly argv: readonly string[];
  readonly environment?: NodeJS.ProcessEnv | undefined;
  readonly platform?: NodeJS.Platform | undefined;
  readonly homeFolder?: string | undefined;
}

export const DEFAULT_PROFILE = "default";

/** Becomes the name of a folder, on every system: no separators, no dots, nothing case could confuse. */
const PROFILE = /^[a-z0-9][a-z0-9_-]{0,31}$/;
/** Windows gives these names to devices, in every folder. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * `--profile=NAME`, `--domain=NAME` and `PORCHLIGHT_HOME`, checked.
 *
 * Throws `invalid-request` with a plain sentence.
 */
export function readHostConfig({
  argv,
  environment = process.env,
  platform = process.platform,
  homeFolder = homedir(),
}: HostConfigSources): HostConfig {
  const { values } = parseArgs({
    args: [...argv],
    options: { profile: { type: "string" }, domain: { type: "string" } },
    strict: false,
  });
  const profile = profileOf(values.profile);
  const home = homeOf(environment, platform, homeFolder);
  return {
    profile,
    folders: { profile: join(home, "profiles", profile), service: join(home, "service") },
    domain: typeof values.domain === "string" ? values.domain : null,
  };
}

function profileOf(given: string | boolean | undefined): string {
  if (given === undefined) return DEFAULT_PROFILE;
  if (typeof given === "string" && PROFILE.test(given) && !RESERVED.test(given)) return given;
  throw new AppError(
    "invalid-request",
    "A profile's name is up to 32 of a-z, 0-9, - and _, beginning with a letter or digit: --profile=anna",
  );
}

function homeOf(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  homeFolder: string,
): string {
  const chosen = environment["PORCHLIGHT_HOME"];
  if (chosen) return resolve(chosen);
  if (platform === "win32") {
    return join(environment["LOCALAPPDATA"] ?? join(homeFolder, "AppData", "Local"), "Porchlight");
  }
  if (platform === "darwin") {
    return join(homeFolder, "Library", "Application Support", "Porchlight");
  }
  const shared = environment["XDG_DATA_HOME"] ?? "";
  // Relative to wherever the app was started it would be another place each time.
  const data = isAbsolute(shared) ? shared : join(homeFolder, ".local", "share");
  return join(data, "porchlight");
}
