import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const TIMEOUT_MS = 2_000;

/**
 * Whether this desktop has a place for tray icons.
 *
 * macOS and Windows always do. On Linux, stock GNOME has none, and Electron says nothing about it: the
 * icon is simply never seen. So the session bus is asked whether anybody hosts such icons. No answer
 * counts as no, because the other mistake would leave the app running with no way back to it.
 */
export async function hasTray(platform: NodeJS.Platform, ask = askSessionBus): Promise<boolean> {
  if (platform !== "linux") return true;
  try {
    return /boolean true/.test(await ask());
  } catch {
    // No session bus, no dbus-send, or too slow an answer: see above.
    return false;
  }
}

async function askSessionBus(): Promise<string> {
  const question = [
    "--session",
    "--print-reply",
    "--dest=org.freedesktop.DBus",
    "/org/freedesktop/DBus",
    "org.freedesktop.DBus.NameHasOwner",
    "string:org.kde.StatusNotifierWatcher",
  ];
  const { stdout } = await run("dbus-send", question, { timeout: TIMEOUT_MS });
  return stdout;
}
