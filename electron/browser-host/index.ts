import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { AppError } from "../../shared/result/app-error.ts";
import { createFileLog } from "../host/create-file-log.ts";
import { readBrowserHostConfig } from "./config.ts";
import { openInBrowser } from "./open-in-browser.ts";
import { runBrowserHost, type BrowserHostPaths, type Running } from "./run-browser-host.ts";

// The page has to be built: these two are found from dist/, one folder below which every bundle lies.
const RENDERER = new URL("../renderer/", import.meta.url);
const BRIDGE_SCRIPT = new URL("../browser-host/bridge.js", import.meta.url);
const ARCHIVE_WORKER = new URL("../agent/archive/archive-worker.ts", import.meta.url);

const PATHS: BrowserHostPaths = {
  renderer: fileURLToPath(RENDERER),
  bridgeScript: fileURLToPath(BRIDGE_SCRIPT),
  archiveWorkerUrl: ARCHIVE_WORKER,
};

async function main(): Promise<void> {
  const config = readBrowserHostConfig(process.argv.slice(2));
  const log = createFileLog(join(config.folders.profile, "browser-host.log"));
  const running = await runBrowserHost({ config, paths: PATHS, version: readVersion(), log });
  endWhenAsked(running);
  // One line, and nothing else on this output: scripts and tests read it.
  process.stdout.write(`${running.link}\n`);
  process.stderr.write("Open this link in a browser; it works once. Ctrl+C ends Porchlight.\n");
  if (config.opensBrowser) await openInBrowser(running.issueLink());
}

function endWhenAsked(running: Running): void {
  let isEnding = false;
  const end = () => {
    // Asked twice: somebody is in a hurry.
    if (isEnding) process.exit(1);
    isEnding = true;
    void running.stop().finally(() => process.exit());
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
}

function readVersion(): string {
  const file = new URL("../../package.json", import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}

main().catch((error: unknown) => {
  // What an `AppError` says is meant for a person; anything else is a bug, and its trace helps.
  process.stderr.write(`${error instanceof AppError ? error.message : describe(error)}\n`);
  process.exit(1);
});

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
