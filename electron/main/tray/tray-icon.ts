import { Menu, nativeImage, Tray, type NativeImage } from "electron";
import type { StatusChoice } from "../../../shared/contract/presence.ts";
import { statusItems } from "../menu/status-items.ts";
import { unreadTotal, type DesktopState } from "../state/desktop-state.ts";
import { words } from "../words/words.ts";
import { lampOf } from "./lamp-of.ts";
import { lampPicture, type Lamp } from "./lamp-picture.ts";

export interface TrayActions {
  show(): void;
  quit(): void;
  choose(choice: StatusChoice): void;
}

export interface TrayIcon {
  update(state: DesktopState): void;
}

/** The own lamp beside the clock. Null where the system can't show one. */
export function createTrayIcon(state: DesktopState, actions: TrayActions): TrayIcon | null {
  let tray: Tray;
  try {
    tray = new Tray(lampImage(lampOf(state)));
  } catch {
    // Electron throws where there is nothing to put an icon into.
    return null;
  }
  const update = (next: DesktopState) => {
    tray.setImage(lampImage(lampOf(next)));
    tray.setToolTip(toolTip(next));
    // Linux shows a menu as it was when it was set, so every change sets a new one.
    tray.setContextMenu(Menu.buildFromTemplate(trayItems(next, actions)));
  };
  tray.on("click", actions.show);
  update(state);
  return { update };
}

function trayItems(state: DesktopState, { show, quit, choose }: TrayActions) {
  return [
    { label: words.tray.show, click: show },
    { label: words.tray.status, submenu: statusItems(state, choose), enabled: state.isSignedIn },
    { type: "separator" as const },
    { label: words.tray.quit, click: quit },
  ];
}

function toolTip(state: DesktopState): string {
  const unread = unreadTotal(state);
  const parts = [words.appName, ...(state.choice === null ? [] : [statusWords(state)])];
  return [...parts, ...(unread === 0 ? [] : [words.unread(unread)])].join(" · ");
}

function statusWords({ choice, isAway }: DesktopState): string {
  if (choice === null) return "";
  return choice === "available" && isAway ? words.awayByItself : words.status[choice];
}

function lampImage(lamp: Lamp): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const size = 16 * scaleFactor;
    const buffer = lampPicture(lamp, size);
    image.addRepresentation({ scaleFactor, width: size, height: size, buffer });
  }
  return image;
}
