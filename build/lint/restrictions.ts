import { OWNED_IMPORTS, OWNED_PROPERTIES, type OwnedImport } from "./owners.ts";
import { ROOMS, TEST_FILES, type Room } from "./rooms.ts";
import type { OxlintOverride } from "oxlint";

const escape = (text: string) => text.replaceAll(/[.\\/-]/g, "\\$&");

/**
 * What oxlint knows of the layer table: it sees only the text of an import, so each forbidden folder
 * becomes the relative paths that lead to it. dependency-cruiser checks where the path really ends.
 */
export function roomOverrides(): OxlintOverride[] {
  return [...ROOMS.map(roomOverride), ...ownerGlobs().map(ownerOverride), ...testOverrides()];
}

export function propertyOverrides(): OxlintOverride[] {
  const globs = new Set(OWNED_PROPERTIES.flatMap(({ owners }) => owners));
  return [...globs].map((glob) => ({
    files: [glob],
    rules: {
      "no-restricted-properties": ["error", ...ownedProperties((owners) => !owners.includes(glob))],
    },
  }));
}

export function ownedProperties(keep: (owners: readonly string[]) => boolean) {
  return OWNED_PROPERTIES.filter(({ owners }) => keep(owners)).map(
    ({ object, property, message }) => ({ object, property, message }),
  );
}

function roomOverride(room: Room): OxlintOverride {
  const whole = `${room.folder}/**`;
  return importOverride(room, [whole], (owned) => !owned.owners.includes(whole));
}

function ownerOverride(glob: string): OxlintOverride {
  const room = ROOMS.find(({ folder }) => glob.startsWith(`${folder}/`));
  if (room === undefined) throw new Error(`No room holds the owner ${glob}.`);
  return importOverride(
    room,
    [glob],
    ({ owners }) => !owners.includes(glob) && !owners.includes(`${room.folder}/**`),
  );
}

/** A test runs on Node and may hold a bare socket, but it stays within the layers of its room. */
function testOverrides(): OxlintOverride[] {
  return ROOMS.map((room) =>
    importOverride(
      { ...room, node: true },
      TEST_FILES.map((glob) => `${room.folder}/${glob}`),
      () => false,
    ),
  );
}

function ownerGlobs(): string[] {
  const globs = OWNED_IMPORTS.flatMap(({ owners }) => owners);
  const rooms = new Set(ROOMS.map(({ folder }) => `${folder}/**`));
  return [...new Set(globs)].filter((glob) => !rooms.has(glob));
}

function importOverride(
  room: Room,
  files: string[],
  keep: (owned: OwnedImport) => boolean,
): OxlintOverride {
  const paths = OWNED_IMPORTS.filter(keep).map(({ from, names, allowTypes, message }) => ({
    name: from,
    ...(names === undefined ? {} : { importNames: [...names] }),
    allowTypeImports: allowTypes,
    message,
  }));
  return {
    files,
    rules: { "no-restricted-imports": ["error", { paths, patterns: layerPatterns(room) }] },
  };
}

function layerPatterns(room: Room) {
  const patterns = [
    {
      regex: `^(\\.\\./)+(${forbiddenFolders(room).map(escape).join("|")})/`,
      message: `${room.folder} may import only from ${room.imports.join(", ") || "itself"}; see build/lint/rooms.ts.`,
    },
  ];
  if (!room.node) {
    patterns.push({
      regex: "^node:",
      message: `${room.folder} runs where Node is not; take what you need as an argument.`,
    });
  }
  if (!room.packages.includes("electron")) {
    patterns.push({
      regex: "^electron(/|$)",
      message: `${room.folder} runs without Electron; take what you need through a port.`,
    });
  } else if (room.folder === "electron/preload") {
    patterns.push({
      regex: "^electron(/(main|common|utility))?$",
      message: "A sandboxed preload has electron/renderer and nothing else of Electron.",
    });
  } else {
    patterns.push({
      regex: "^electron/",
      message: 'Import from "electron", so that the owners are found.',
    });
  }
  return patterns;
}

/** Seen from inside the room: `../agent/` from a neighbour under electron/, `../../electron/agent/` from anywhere. */
function forbiddenFolders(room: Room): string[] {
  const all = [...ROOMS.map(({ folder }) => folder), "build"];
  const closed = all.filter((folder) => folder !== room.folder && !opens(room, folder));
  if (!room.folder.startsWith("electron/")) return closed;
  return closed.flatMap((folder) =>
    folder.startsWith("electron/") ? [folder, folder.slice("electron/".length)] : [folder],
  );
}

/** A room that is open only in part is left to the tool that resolves the path. */
function opens(room: Room, folder: string): boolean {
  return room.imports.some((open) => open === folder || open.startsWith(`${folder}/`));
}
