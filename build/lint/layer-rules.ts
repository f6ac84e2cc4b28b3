import { ROOMS, type Room } from "./rooms.ts";
import type { IRegularForbiddenRuleType } from "dependency-cruiser";

const TESTS = "(\\.(test|fixture)\\.tsx?$|/(fixtures|testing)/)";
const OURS = "^(shared|electron|renderer|e2e|build)/";
const PACKAGES = "(^|/)node_modules/";
/** Part of Electron itself: no file on the disk, and the name only looks like a folder of ours. */
const ELECTRON_RENDERER = "^electron/renderer$";

/** The same table as oxlint's, but checked on the files that the imports end in. */
export function layerRules(): IRegularForbiddenRuleType[] {
  return [...ROOMS.flatMap(roomRules), ...insideRooms(), ...everywhere()].map((rule) => ({
    severity: "error",
    ...rule,
  }));
}

function roomRules(room: Room): IRegularForbiddenRuleType[] {
  const own = `^${room.folder}/`;
  const product = { path: own, pathNot: TESTS };
  const rules: IRegularForbiddenRuleType[] = [
    {
      name: `layer:${room.folder}`,
      comment: `${room.folder} may import from ${room.imports.join(", ") || "itself only"}.`,
      from: { path: own },
      to: { path: OURS, pathNot: [own, ELECTRON_RENDERER, ...room.imports.map(asPattern)] },
    },
    {
      name: `packages:${room.folder}`,
      comment: `${room.folder} depends on ${room.packages.join(", ")} only; a new one is a line in build/lint/rooms.ts.`,
      from: product,
      to: {
        path: PACKAGES,
        pathNot: room.packages.map((name) => `node_modules/(@types/)?${name}/`),
      },
    },
  ];
  if (room.node) return rules;
  return [
    ...rules,
    {
      name: `no-node:${room.folder}`,
      comment: `${room.folder} runs where Node is not.`,
      from: product,
      to: { dependencyTypes: ["core"] },
    },
  ];
}

/** A file is meant exactly, a folder with everything in it. */
function asPattern(path: string): string {
  return path.endsWith(".ts") ? `^${path.replaceAll(".", "\\.")}$` : `^${path}/`;
}

function insideRooms(): IRegularForbiddenRuleType[] {
  return [
    {
      name: "features-apart",
      comment: "Two features talk through renderer/state, never to each other.",
      from: { path: "^renderer/features/([^/]+)/" },
      to: { path: "^renderer/features/", pathNot: "^renderer/features/$1/" },
    },
    {
      name: "ui-knows-nothing",
      comment: "A part of renderer/ui takes everything as properties.",
      from: { path: "^renderer/(ui|theme)/" },
      to: { path: "^renderer/(state|features|bridge)/" },
    },
    {
      name: "state-below-features",
      comment: "Stores do not know who shows them.",
      from: { path: "^renderer/(state|bridge|i18n)/" },
      to: { path: "^renderer/(features|ui)/" },
    },
    {
      name: "storage-behind-ports",
      comment: "Only compose.ts knows a concrete storage; everybody else asks for a port.",
      from: {
        path: "^electron/service/",
        pathNot: ["^electron/service/storage/", "^electron/service/compose\\.ts$", TESTS],
      },
      to: { path: "^electron/service/storage/" },
    },
    {
      name: "domain-without-transport",
      comment: "The domain does not know how a request arrived.",
      from: {
        path: "^electron/service/(account|presence|watcher|rule|message|storage)/",
        pathNot: TESTS,
      },
      to: { path: "^electron/service/transport/" },
    },
  ];
}

function everywhere(): IRegularForbiddenRuleType[] {
  return [
    {
      name: "no-cycle",
      comment: "Move what both sides need into a file of its own.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolved",
      comment: "An import that leads nowhere would pass every other rule.",
      from: {},
      to: { couldNotResolve: true, pathNot: ELECTRON_RENDERER },
    },
    {
      name: "no-test-in-product",
      comment: "Nothing that ships may need a test or its fixtures.",
      from: { path: OURS, pathNot: [TESTS, "^(e2e|build)/"] },
      to: { path: TESTS },
    },
    {
      name: "declared-packages",
      comment: "The package is here by accident of another one; list it in package.json.",
      from: { path: OURS },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ];
}
