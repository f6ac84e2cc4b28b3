import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle/bundle.ts";
import { findElectron, installElectron } from "./start/find-electron.ts";
import { isFresh } from "./start/is-fresh.ts";
import { runProgram } from "./start/run-program.ts";

// What is said here goes beside the program's own output, in which others may look for an address.
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const [what, ...args] = process.argv.slice(2);

const starts: Readonly<Record<string, () => Promise<number>>> = {
  desktop: startDesktop,
  browser: () => runOnNode("dist/browser-host/index.mjs"),
  service: () => runOnNode("dist/service/cli.mjs"),
};

const start = starts[what ?? ""];
if (start === undefined) {
  console.error(`Start what? One of ${Object.keys(starts).join(", ")}.`);
  process.exitCode = 2;
} else {
  if (!isFresh(ROOT)) {
    console.error("Building …");
    await bundle();
  }
  process.exitCode = await start();
}

async function startDesktop(): Promise<number> {
  const packageFolder = join(ROOT, "node_modules/electron");
  const found = await findElectron({
    packageFolder,
    env: process.env,
    platform: process.platform,
    userId: process.getuid?.(),
    install: () => installElectron(packageFolder),
  });
  if ("program" in found) return runProgram(found.program, [ROOT, ...args], desktopEnvironment());
  console.error(`${found.reason}; Porchlight opens in the browser instead.`);
  return runOnNode("dist/browser-host/index.mjs");
}

/** With this variable Electron would run as plain Node and never open a window. */
function desktopEnvironment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  return env;
}

function runOnNode(file: string): Promise<number> {
  return runProgram(process.execPath, [join(ROOT, file), ...args], process.env);
}
