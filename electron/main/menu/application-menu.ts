import type { MenuItemConstructorOptions } from "electron";
import { words } from "../words/words.ts";

/**
 * The application menu: roles, so that the system names, places and enables each item.
 *
 * `status` are the items to choose one's own status with. Reloading and the developer's tools are
 * there in development only.
 */
export function applicationMenu(options: {
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  readonly status: MenuItemConstructorOptions[];
}): MenuItemConstructorOptions[] {
  const { platform, isDevelopment, status } = options;
  const isMac = platform === "darwin";
  return [
    ...(isMac ? [macAppMenu()] : []),
    { label: words.menu.file, submenu: fileItems(isMac) },
    { label: words.menu.edit, submenu: editItems() },
    { label: words.menu.view, submenu: [...viewItems(), ...(isDevelopment ? toolItems() : [])] },
    { label: words.menu.status, submenu: status },
    { label: words.menu.window, role: "windowMenu" },
  ];
}

function macAppMenu(): MenuItemConstructorOptions {
  return {
    label: words.appName,
    submenu: [
      { role: "about" },
      separator(),
      { role: "services" },
      separator(),
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      separator(),
      { role: "quit" },
    ],
  };
}

function fileItems(isMac: boolean): MenuItemConstructorOptions[] {
  const close: MenuItemConstructorOptions = { role: "close", label: words.menu.closeWindow };
  // Ctrl+Q everywhere but on macOS, whose own menu has it.
  return isMac
    ? [close]
    : [close, { role: "quit", label: words.menu.quit, accelerator: "CommandOrControl+Q" }];
}

function editItems(): MenuItemConstructorOptions[] {
  return [
    { role: "undo" },
    { role: "redo" },
    separator(),
    { role: "cut" },
    { role: "copy" },
    { role: "pasteAndMatchStyle", accelerator: "CommandOrControl+V" },
    { role: "delete" },
    separator(),
    { role: "selectAll" },
  ];
}

function viewItems(): MenuItemConstructorOptions[] {
  return [
    { role: "resetZoom" },
    { role: "zoomIn" },
    // The same key without Shift, which most people press.
    { role: "zoomIn", accelerator: "CommandOrControl+=", visible: false },
    { role: "zoomOut" },
    separator(),
    { role: "togglefullscreen" },
  ];
}

function toolItems(): MenuItemConstructorOptions[] {
  return [separator(), { role: "reload" }, { role: "toggleDevTools" }];
}

function separator(): MenuItemConstructorOptions {
  return { type: "separator" };
}
