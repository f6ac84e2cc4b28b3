import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { AppError } from "../../../shared/result/app-error.ts";
import type { ServiceLocation } from "../../agent/connection/service-location.ts";
import type { Clock, Log } from "../../agent/ports.ts";
import type { LaunchService, ServiceProcess } from "../ports.ts";
import { isAlive } from "./is-alive.ts";
import { launch, type Launched } from "./launch.ts";
import { createRuntimeFile, type Runtime, type RuntimeFile } from "./runtime-file.ts";

export interface ServiceFinderOptions {
  /** Shared by all profiles of this computer account. */
  readonly folder: string;
  readonly domain: string | null;
  readonly launchService: LaunchService;
  readonly clock: Clock;
  readonly log: Log;
}

/** The one bundled service of this computer account (design 4.13). */
export interface ServiceFinder {
  /**
   * Finds the service that runs, or launches it. Rejects with the plain reason why there is none.
   * Asked at once by several, it looks once.
   */
  find(): Promise<ServiceLocation>;
  /** Ends the service if this process launched it, and waits for that. Idempotent. Never rejects. */
  stop(): Promise<void>;
}

/** How long another app may take to have its service up, its own start included. */
const JOIN_MS = 20_000;
const LOOK_AGAIN_MS = 100;
/** Whoever had the data folder may be gone by now. */
const LAUNCH_AGAIN_MS = 1_000;
const STOP_MS = 5_000;

export function createServiceFinder(options: ServiceFinderOptions): ServiceFinder {
  return new SharedServiceFinder(options);
}

class SharedServiceFinder implements ServiceFinder {
  readonly #options: ServiceFinderOptions;
  readonly #file: RuntimeFile;
  #finding: Promise<ServiceLocation> | null = null;
  #launched: { readonly process: ServiceProcess; readonly runtime: Runtime } | null = null;
  #isStopped = false;

  constructor(options: ServiceFinderOptions) {
    this.#options = options;
    this.#file = createRuntimeFile(options.folder);
  }

  find(): Promise<ServiceLocation> {
    this.#finding ??= this.#find().finally(() => {
      this.#finding = null;
    });
    return this.#finding;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    // One that is just starting would be left behind.
    await this.#finding?.catch(() => {});
    const launched = this.#launched;
    if (launched === null) return;
    this.#launched = null;
    await this.#end(launched.process);
    await this.#forget(launched.runtime).catch((error: unknown) => {
      // The service has ended, whatever the file says; whoever reads it finds that out.
      this.#options.log.warn(
        { error: String(error) },
        "the end of the service was not written down",
      );
    });
  }

  async #find(): Promise<ServiceLocation> {
    const deadline = this.#options.clock.now() + JOIN_MS;
    for (;;) {
      const running = await this.#running();
      if (running !== null) return running;
      if (this.#isStopped) throw new AppError("unavailable", "The app is closing.");
      const launched = await this.#launch();
      if (launched !== null) return launched;
      const joined = await this.#waitForOther(
        Math.min(deadline, this.#options.clock.now() + LAUNCH_AGAIN_MS),
      );
      if (joined !== null) return joined;
      if (this.#options.clock.now() < deadline) continue;
      throw new AppError("storage-locked", "The data of the service is in use by another program.");
    }
  }

  async #running(): Promise<ServiceLocation | null> {
    const runtime = await this.#file.read();
    return runtime !== null && (await isAlive(runtime)) ? locationOf(runtime) : null;
  }

  /** Null when somebody else has the data folder: probably an app that launched just before. */
  async #launch(): Promise<ServiceLocation | null> {
    const secret = randomBytes(32).toString("base64url");
    try {
      const { process: service, port } = await this.#launchOnAnyPort(secret);
      const runtime = { port, running: { launch: secret, pid: process.pid } };
      await this.#announce(runtime, service);
      return locationOf(runtime);
    } catch (error) {
      if (error instanceof AppError && error.code === "storage-locked") return null;
      throw error;
    }
  }

  async #announce(runtime: Runtime, service: ServiceProcess): Promise<void> {
    try {
      await this.#file.write(runtime);
    } catch (error) {
      // Nobody would ever find it, and it would keep everybody else out.
      service.kill();
      throw error;
    }
    this.#launched = { process: service, runtime };
    this.#options.log.info({ port: runtime.port }, "the bundled service runs");
  }

  async #launchOnAnyPort(secret: string): Promise<Launched> {
    const preferred = (await this.#file.read())?.port ?? 0;
    try {
      return await this.#launchOn(preferred, secret);
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === "port-in-use";
      if (!isTaken || preferred === 0) throw error;
      return this.#launchOn(0, secret);
    }
  }

  #launchOn(port: number, secret: string): Promise<Launched> {
    const { folder, domain, launchService, clock } = this.#options;
    return launch({
      launchService,
      clock,
      start: {
        type: "start",
        dataFolder: join(folder, "data"),
        domain,
        registration: "open",
        hasPracticeBuddies: true,
        launch: secret,
        port,
      },
    });
  }

  async #waitForOther(until: number): Promise<ServiceLocation | null> {
    const { clock } = this.#options;
    for (;;) {
      await new Promise<void>((resolve) => void clock.schedule(resolve, LOOK_AGAIN_MS));
      const running = await this.#running();
      if (running !== null || clock.now() >= until) return running;
    }
  }

  async #end(service: ServiceProcess): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    service.onDidExit(resolve);
    const cancel = this.#options.clock.schedule(() => service.kill(), STOP_MS);
    service.stop();
    await promise;
    cancel();
  }

  /** Keeps the port for the next launch, and the secret out of the file. */
  async #forget({ port, running }: Runtime): Promise<void> {
    const present = await this.#file.read();
    // Somebody else may have launched meanwhile.
    if (present?.running?.launch !== running?.launch) return;
    await this.#file.write({ port, running: null });
  }
}

function locationOf({ port, running }: Runtime): ServiceLocation {
  return { url: `http://127.0.0.1:${port}`, launch: running?.launch };
}
