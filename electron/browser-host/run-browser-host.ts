import { join } from "node:path";
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
}

/** A host that runs, or the link to one that already does. */
export interface Running {
  readonly link: string;
  /** Another one for `--open`, as each is good once. */
  issueLink(): string;
  stop(): Promise<void>;
}

/** Rejects with an `AppError` that has a plain sentence. */
export async function runBrowserHost(options: RunOptions): Promise<Running> {
  const { folders } = options.config;
  const host = createProfileHost(options);
  try {
    await host.start();
  } catch (error) {
    const link = isTaken(error) ? await askForLink(folders.profile) : null;
    if (link === null) throw error;
    return { link, issueLink: () => link, stop: async () => {} };
  }
  try {
    return await serve(host, options);
  } catch (error) {
    await host.stop();
    throw error;
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
