import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** About 110 MB have to fit in; without a network the installer gives up within a second by itself. */
const DOWNLOAD_LIMIT_MS = 180_000;

/** Where the program lies inside an unpacked Electron. */
const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

export interface Surroundings {
  /** The `electron` package. */
  readonly packageFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Absent on Windows. */
  readonly userId: number | undefined;
  /** Tries to fetch the runtime into the package; never rejects. */
  readonly install: () => Promise<void>;
}

export type Found = { readonly program: string } | { readonly reason: string };

/** The Electron runtime, or in one sentence why there is none to be used here. */
export async function findElectron(around: Surroundings): Promise<Found> {
  const { env, platform, userId, install } = around;
  if (platform === "linux" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) {
    return { reason: "There is no screen here for Electron to open a window on" };
  }
  if (platform === "linux" && userId === 0) {
    return { reason: "Electron's sandbox does not work for the root user" };
  }
  const present = findInstalled(around);
  if (present !== undefined) return { program: present };
  await install();
  const installed = findInstalled(around);
  if (installed !== undefined) return { program: installed };
  return { reason: "The Electron runtime is not installed and could not be downloaded" };
}

/** path.txt is the last thing the installer writes, so an interrupted download is not taken for an Electron. */
function findInstalled({ packageFolder, env, platform }: Surroundings): string | undefined {
  const override = env["ELECTRON_OVERRIDE_DIST_PATH"];
  const recorded = join(packageFolder, "path.txt");
  const program = override
    ? join(override, PROGRAMS[platform] ?? "electron")
    : existsSync(recorded)
      ? join(packageFolder, "dist", readFileSync(recorded, "utf8"))
      : undefined;
  return program !== undefined && existsSync(program) ? program : undefined;
}

/** Runs Electron's own installer, quietly: if it fails, one sentence of ours says what matters. */
export function installElectron(packageFolder: string): Promise<void> {
  console.error("Looking for the Electron runtime (about 110 MB, once) …");
  const installer = spawn(process.execPath, [join(packageFolder, "install.js")], {
    stdio: "ignore",
    timeout: DOWNLOAD_LIMIT_MS,
  });
  return new Promise((resolve) => {
    installer.once("error", () => resolve());
    installer.once("exit", () => resolve());
  });
}
