/** One line of the layer table: who may import whom. Compiler, oxlint and dependency-cruiser are all held to it. */
export interface Room {
  readonly folder: string;
  /** Folders, or single files, of ours. A room may always import from itself. */
  readonly imports: readonly string[];
  readonly node: boolean;
  /** The packages that the room may depend on; its tests may use any that package.json lists. */
  readonly packages: readonly string[];
}

export const ROOMS: readonly Room[] = [
  { folder: "shared", imports: [], node: false, packages: ["zod"] },
  {
    folder: "electron/database",
    imports: ["shared/result"],
    node: true,
    packages: ["kysely"],
  },
  {
    folder: "electron/agent",
    imports: ["shared", "electron/database"],
    node: true,
    packages: ["kysely", "pino", "saxes", "socket.io-client", "uuid", "zod"],
  },
  {
    folder: "electron/service",
    imports: ["shared", "electron/database"],
    node: true,
    packages: [
      "@node-rs/argon2",
      "fastify",
      "kysely",
      "pino",
      "prom-client",
      "rate-limiter-flexible",
      "socket.io",
      "uuid",
      "zod",
    ],
  },
  {
    folder: "electron/host",
    imports: ["shared", "electron/agent"],
    node: true,
    packages: ["pino", "uuid", "zod"],
  },
  {
    folder: "electron/browser-host",
    imports: ["shared", "electron/agent", "electron/host"],
    node: true,
    packages: ["fastify", "pino", "ws", "zod"],
  },
  {
    folder: "electron/main",
    imports: ["shared", "electron/agent", "electron/host"],
    node: true,
    packages: ["electron", "pino", "zod"],
  },
  {
    folder: "electron/preload",
    imports: ["shared/contract/bridge-names.ts"],
    node: false,
    packages: ["electron"],
  },
  {
    folder: "renderer",
    imports: ["shared"],
    node: false,
    packages: [
      "@fontsource-variable/inter",
      "@tanstack/react-virtual",
      "react",
      "react-aria-components",
      "react-dom",
      "zod",
      "zustand",
    ],
  },
  {
    folder: "e2e",
    imports: ["shared"],
    node: true,
    packages: [
      "@playwright/test",
      "axe-core",
      "playwright",
      "socket.io",
      "socket.io-client",
      "uuid",
      "xmllint-wasm",
      "zod",
    ],
  },
];

/** Files that only tests load: they may use development packages and are let off the size limits. */
export const TEST_FILES: readonly string[] = [
  "**/*.test.ts",
  "**/*.test.tsx",
  "**/*.fixture.ts",
  "**/*.fixture.tsx",
  "**/fixtures/**",
  "**/testing/**",
];

/** Files that a process starts with: only they may work, rather than declare, at import time. */
export const ENTRY_FILES: readonly string[] = [
  "electron/main/index.ts",
  "electron/browser-host/index.ts",
  "electron/browser-host/page/install-bridge.ts",
  "electron/service/child.ts",
  "electron/service/cli.ts",
  "electron/preload/preload.ts",
  "electron/**/*-worker.ts",
  "renderer/main.tsx",
  // Has to be done before the first schema is made, so it is the first import of the one above.
  "renderer/quiet-zod.ts",
];

/** Pages for looking at every part with made-up people while developing: their words are nobody's. */
export const GALLERY_FILES: readonly string[] = ["renderer/ui/gallery/**"];
