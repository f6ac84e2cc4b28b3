/** One owner, one way in: everybody else gets the sentence that names the allowed way. */
export interface OwnedImport {
  readonly from: string;
  /** Left out: the whole package is owned. */
  readonly names?: readonly string[];
  /** Types cost nothing at run time, and ports are written in terms of them. */
  readonly allowTypes: boolean;
  readonly owners: readonly string[];
  readonly message: string;
}

export interface OwnedProperty {
  readonly object: string;
  readonly property: string;
  readonly owners: readonly string[];
  readonly message: string;
}

export const OWNED_IMPORTS: readonly OwnedImport[] = [
  {
    from: "electron",
    names: ["ipcMain", "default"],
    allowTypes: false,
    owners: ["electron/main/ipc/**"],
    message: "Only electron/main/ipc listens to pages; register through its handle().",
  },
  {
    from: "electron",
    names: ["BrowserWindow", "default"],
    allowTypes: true,
    owners: ["electron/main/window/**"],
    message: "Only electron/main/window opens windows; call its createWindow().",
  },
  {
    from: "electron",
    names: ["shell", "default"],
    allowTypes: false,
    owners: ["electron/main/link/**"],
    message: "Only electron/main/link hands anything to the desktop; call its openLink().",
  },
  {
    from: "zustand",
    allowTypes: false,
    owners: ["renderer/state/**"],
    message: "Only renderer/state knows the store library; use its stores, selectors and hooks.",
  },
  {
    from: "socket.io",
    allowTypes: false,
    owners: ["electron/service/transport/**", "e2e/bench/**"],
    message:
      "Only electron/service/transport speaks socket.io; handlers take parsed input and return values.",
  },
  {
    from: "socket.io-client",
    allowTypes: false,
    owners: ["electron/agent/connection/**", "e2e/**"],
    message: "Only electron/agent/connection holds a socket; send through its request().",
  },
];

const BRIDGE = {
  property: "porchlight",
  owners: ["renderer/bridge/**", "e2e/**"],
  message: "Only renderer/bridge reads the bridge; take the function you need as an argument.",
};

const ENVIRONMENT = {
  property: "env",
  owners: ["**/config.ts", "**/*-config.ts", "**/*.config.ts", "build/**", "e2e/**"],
  message: "Only a config file reads the environment; take the parsed setting as an argument.",
};

export const OWNED_PROPERTIES: readonly OwnedProperty[] = [
  { object: "window", ...BRIDGE },
  { object: "globalThis", ...BRIDGE },
  { object: "process", ...ENVIRONMENT },
];
