import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../../shared/result/app-error.ts";
import type { Log } from "../agent/ports.ts";
import { createHost } from "../host/create-host.ts";
import type { Host } from "../host/host.ts";
import { createPage } from "../host/page/page.ts";
import { createFileSecrets } from "../host/profile/file-secrets.ts";
import { createBrowserHost } from "./browser-host.ts";
import type { BrowserHostConfig } from "./config.ts";
import { createServiceLauncher } from "./launch-service.ts";
import { openInBrowser } from "./open-in-browser.ts";
import { announceHost, askForLink, withdrawHost } from "./running-host.ts";

export interface BrowserHostPaths {
  /** The built renderer. */
  readonly renderer: string;
  /** The built `page/install-bridge`. */
  readonly bridgeScript: string;
  readonly archiveWorkerUrl: URL;
}

export interface RunOptions {
  readonly config: BrowserHostConfig;
  readonly paths: BrowserHostPaths;
  readonly version: string;
  readonly log: Log;
  /** How long to wait for the link of another start that has the profile. */
  readonly joinMs?: number | undefined;
}

/** A host that runs, or the link to one that already does. */
export interface Running {
  readonly link: string;
  /** Another one for `--open`, as each is good once. */
  issueLink(): string;
  stop(): Promise<void>;
}

/** Ample for a start; where a desktop window has the profile, this is how long it takes to say so. */
const JOIN_MS = 5_000;
const LOOK_AGAIN_MS = 100;

/** Rejects with an `AppError` that has a plain sentence. */
export async function runBrowserHost(options: RunOptions): Promise<Running> {
  const host = createProfileHost(options);
  const link = await startOrJoin(host, options);
  if (link !== null) return { link, issueLink: () => link, stop: async () => {} };
  try {
    return await serve(host, options);
  } catch (error) {
    await host.stop();
    throw error;
  }
}

/**
 * Null once the host has the profile, else a link to the one that has it. That one may only just be
 * starting, or be ending; both are over soon, and of neither is there word yet or any more.
 */
async function startOrJoin(host: Host, options: RunOptions): Promise<string | null> {
  const { config, joinMs = JOIN_MS } = options;
  const deadline = performance.now() + joinMs;
  for (;;) {
    try {
      await host.start();
      return null;
    } catch (error) {
      if (!isTaken(error)) throw error;
      const link = await askForLink(config.folders.profile);
      if (link !== null) return link;
      if (performance.now() >= deadline) throw error;
    }
    await wait(LOOK_AGAIN_MS);
  }
}

async function serve(host: Host, { config, paths, log }: RunOptions): Promise<Running> {
  const firstScript = { pathname: "/bridge.js", file: paths.bridgeScript };
  const page = createPage({ root: paths.renderer, firstScript });
  const server = createBrowserHost({ host, page, port: config.port, log });
  const { profile } = config.folders;
  await announceHost(profile, await server.start());
  return {
    link: server.issueLink(),
    issueLink: () => server.issueLink(),
    async stop() {
      await withdrawHost(profile);
      await server.stop();
      await host.stop();
    },
  };
}

function createProfileHost({ config, paths, version, log }: RunOptions): Host {
  const { profile, folders, domain, serviceEnvironment: env } = config;
  return createHost({
    kind: "browser",
    version,
    profile,
    folders,
    domain,
    secrets: createFileSecrets(join(folders.profile, "secrets")),
    launchService: createServiceLauncher({ env, logFile: join(folders.service, "service.log") }),
    openLink,
    archiveWorkerUrl: paths.archiveWorkerUrl,
    log,
  });
}

/** For calls that come by another way than a tab, which opens links itself. */
async function openLink(url: string): Promise<void> {
  if (await openInBrowser(url)) return;
  throw new AppError("unavailable", "no program here opens such links");
}

function isTaken(error: unknown): boolean {
  return error instanceof AppError && error.code === "storage-locked";
}
