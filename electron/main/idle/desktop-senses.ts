import type { DeviceSenses } from "../../../shared/contract/auto-away.ts";

/**
 * What Electron can tell of this computer, so that the settings promise no more.
 *
 * Under Wayland its idle time misses keys or stands still (electron#27912, electron#34826), so only the page
 * counts there. Locks are told on macOS and Windows alone. To be looked at again with each new Electron.
 */
export function desktopSenses(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): DeviceSenses {
  const isWayland =
    environment["XDG_SESSION_TYPE"] === "wayland" || Boolean(environment["WAYLAND_DISPLAY"]);
  return {
    input: platform === "linux" && isWayland ? "page" : "computer",
    lock: platform === "darwin" || platform === "win32",
    sleep: true,
  };
}
