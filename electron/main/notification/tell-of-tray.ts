import { Notification } from "electron";
import type { WindowMemory } from "../window/window-memory.ts";
import { words } from "../words/words.ts";

/** Says, the first time the window is closed, that the app goes on. macOS people know it from every app. */
export function tellOfTray(memory: WindowMemory, platform: NodeJS.Platform): void {
  if (platform === "darwin" || memory.current().knowsOfTray || !Notification.isSupported()) return;
  const { staysTitle: title, staysBody: body } = words.alert;
  new Notification({ title, body, silent: true }).show();
  memory.change({ knowsOfTray: true });
}
