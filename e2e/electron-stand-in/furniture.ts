import { EventEmitter } from "node:events";

export interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly checked?: boolean;
  readonly enabled?: boolean;
  readonly submenu?: MenuItem[];
  readonly click?: () => void;
}

/** What would stand around the window on a real desktop. Only remembered, for tests to look at and click. */
export interface SeenOnDesktop {
  menu: MenuItem[];
  tray: { toolTip: string; menu: MenuItem[] } | null;
  readonly notifications: { title: string; body: string; click(): void }[];
  readonly errors: string[];
  readonly openedLinks: string[];
}

/** The modules of Electron that are only remembered here. */
export interface Furniture {
  readonly dialog: { showErrorBox(title: string, content: string): void };
  readonly Menu: {
    buildFromTemplate(items: MenuItem[]): MenuItem[];
    setApplicationMenu(items: MenuItem[]): void;
  };
  readonly nativeImage: { createEmpty(): object };
  readonly nativeTheme: EventEmitter & {
    themeSource: string;
    readonly shouldUseDarkColors: boolean;
  };
  readonly Notification: {
    new (options: { title: string; body: string }): EventEmitter;
    isSupported(): boolean;
  };
  readonly powerMonitor: EventEmitter;
  readonly screen: { getPrimaryDisplay(): object; getAllDisplays(): object[] };
  readonly shell: { openExternal(url: string): Promise<void> };
  readonly Tray: new () => EventEmitter;
}

export function createFurniture(): { readonly seen: SeenOnDesktop; readonly modules: Furniture } {
  const seen: SeenOnDesktop = {
    menu: [],
    tray: null,
    notifications: [],
    errors: [],
    openedLinks: [],
  };
  const modules: Furniture = {
    dialog: {
      showErrorBox(title: string, content: string) {
        seen.errors.push(`${title}: ${content}`);
        process.stderr.write(`[error box] ${title}: ${content}\n`);
      },
    },
    Menu: {
      buildFromTemplate: (items: MenuItem[]) => items,
      setApplicationMenu: (items: MenuItem[]) => void (seen.menu = items),
    },
    nativeImage: { createEmpty: () => ({ addRepresentation() {} }) },
    nativeTheme: new NativeTheme(),
    Notification: createNotificationClass(seen),
    powerMonitor: Object.assign(new EventEmitter(), {
      getSystemIdleState: () => "active",
      getSystemIdleTime: () => 0,
    }),
    screen: createScreen(),
    shell: { openExternal: async (url: string) => void seen.openedLinks.push(url) },
    Tray: createTrayClass(seen),
  };
  return { seen, modules };
}

class NativeTheme extends EventEmitter {
  #source = "system";
  get themeSource(): string {
    return this.#source;
  }
  set themeSource(source: string) {
    this.#source = source;
    this.emit("updated");
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === "dark";
  }
}

function createNotificationClass(seen: SeenOnDesktop): Furniture["Notification"] {
  return class Notification extends EventEmitter {
    static isSupported = () => true;
    readonly #shown: SeenOnDesktop["notifications"][number];
    constructor({ title, body }: { title: string; body: string }) {
      super();
      this.#shown = { title, body, click: () => void this.emit("click") };
    }
    show(): void {
      seen.notifications.push(this.#shown);
    }
    close(): void {
      const at = seen.notifications.indexOf(this.#shown);
      if (at !== -1) seen.notifications.splice(at, 1);
    }
  };
}

function createTrayClass(seen: SeenOnDesktop): Furniture["Tray"] {
  return class Tray extends EventEmitter {
    readonly #shown: NonNullable<SeenOnDesktop["tray"]> = { toolTip: "", menu: [] };
    constructor() {
      super();
      seen.tray = this.#shown;
    }
    setImage(): void {}
    setToolTip(text: string): void {
      this.#shown.toolTip = text;
    }
    setContextMenu(items: MenuItem[]): void {
      this.#shown.menu = items;
    }
  };
}

function createScreen(): Furniture["screen"] {
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1_440, height: 900 } };
  return { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };
}
