import { app } from "electron";
import { join } from "node:path";
import type { Log } from "../../agent/ports.ts";
import { createHost } from "../../host/create-host.ts";
import type { Host } from "../../host/host.ts";
import { openLink } from "../link/open-link.ts";
import type { MainConfig } from "../main-config.ts";
import { chooseSecrets } from "../secret/choose-secrets.ts";
import { createServiceLauncher } from "../service-host/launch-service.ts";

/** The profile's host, not yet started. After `ready`: the keychain is asked which it is. */
export async function createDesktopHost(config: MainConfig, log: Log): Promise<Host> {
  const { folders, profile, domain, senses, serviceEnvironment: env } = config;
  return createHost({
    kind: "electron",
    senses,
    version: app.getVersion(),
    profile,
    folders,
    domain,
    secrets: await chooseSecrets(folders.profile),
    launchService: createServiceLauncher({ env, logFile: join(folders.service, "service.log") }),
    openLink,
    archiveWorkerUrl: new URL("../../agent/archive/archive-worker.ts", import.meta.url),
    log,
  });
}
