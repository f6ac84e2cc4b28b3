import { AppError } from "../../shared/result/app-error.ts";
import { createMemoryBus } from "./bus/memory-bus.ts";
import { compose, openStorage } from "./compose.ts";
import type { Clock, Log } from "./ports.ts";
import type { ServiceSettings } from "./service-settings.ts";
import type { Storage } from "./storage-port.ts";
import { createHttpServer } from "./transport/http/http-server.ts";
import { listen } from "./transport/http/listen.ts";
import { createMeter, type Meter } from "./transport/metrics.ts";
import { createSessionRegistry } from "./transport/session-registry.ts";
import { createSocketTransport } from "./transport/socket-transport.ts";

export interface ServiceHost {
  readonly settings: ServiceSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** The service can't go on (the disk is gone); whoever runs it should stop it and say so. */
  readonly onDidFail?: ((error: Error) => void) | undefined;
}

export interface RunningService {
  readonly port: number;
  readonly domain: string;
  /** Lets the first person in where accounts are by invitation only and there is none yet; else null. */
  readonly firstInvitation: string | null;
  /** Takes no more calls, finishes those under way, closes the database. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Resolves when connections are let in.
 *
 * Rejects, with nothing left behind, with an `AppError` that says in a plain sentence why not:
 * `port-in-use`, `storage-read-only`, `storage-corrupt`, `storage-newer-schema`, `storage-full`,
 * `storage-locked`, `storage-failed` or `service-start-failed`.
 */
export async function startService(host: ServiceHost): Promise<RunningService> {
  const undo: (() => Promise<void> | void)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= runInReverse(undo));
  try {
    const running = await start(host, (step) => void undo.push(step));
    return { ...running, stop };
  } catch (error) {
    // What went wrong first is what there is to say.
    await stop().catch(() => {});
    throw error;
  }
}

type Later = (undo: () => Promise<void> | void) => void;

async function start(host: ServiceHost, later: Later) {
  const { settings, clock, log } = host;
  const state = { isReady: false };
  const storage = await openFor(host, state, later);
  const domain = await claimDomain(storage, settings);

  const meter = createMeter();
  observeStorage(meter, storage);
  const sessions = createSessionRegistry();
  const { launch } = settings;
  const http = createHttpServer({ log, meter, launch, isReady: () => state.isReady });
  const transport = createSocketTransport({
    ...settings,
    server: http.server,
    sessions,
    log,
    meter,
  });
  const bus = createMemoryBus(transport.outlet);
  const { repositories } = storage;
  const composition = await compose({ settings, domain, clock, log, repositories, bus, sessions });
  later(() => composition.stop());
  composition.addHttpRoutes(http);
  transport.serve(composition.routes);
  // Closing the server waits for its connections, so those are ended first.
  later(() => http.close());
  later(() => transport.close());
  const port = await listen(http, settings);
  state.isReady = true;
  later(() => void (state.isReady = false));
  return { port, domain, firstInvitation: composition.firstInvitation };
}

async function openFor(
  { settings, log, onDidFail }: ServiceHost,
  state: { isReady: boolean },
  later: Later,
): Promise<Storage> {
  const storage = await openStorage({
    ...settings,
    onDidRunSlowly: (slow) => log.warn(slow, "a database operation was slow"),
    onDidStop: (error) => {
      state.isReady = false;
      onDidFail?.(error);
    },
  });
  later(() => storage.close());
  return storage;
}

function observeStorage(meter: Meter, { statistics }: Storage): void {
  const { observe } = meter;
  observe(
    "storage_waiting",
    "Database operations accepted and not yet answered",
    () => statistics().waiting,
  );
  observe("storage_writes_total", "Database writes answered", () => statistics().writes);
  observe(
    "storage_flushes_total",
    "Write transactions, each with one flush",
    () => statistics().writeTransactions,
  );
}

async function runInReverse(steps: readonly (() => Promise<void> | void)[]): Promise<void> {
  const failures: unknown[] = [];
  // One after the other, because each relies on the ones before it; all of them, whatever happens.
  for (const step of steps.toReversed()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Accounts keep the domain they were made with, whatever the computer is called by now. */
async function claimDomain(
  storage: Storage,
  { domain, isDomainBinding, dataFolder }: ServiceSettings,
): Promise<string> {
  const held = await storage.claimDomain(domain);
  if (held === domain || !isDomainBinding) return held;
  throw new AppError(
    "service-start-failed",
    `The accounts in ${dataFolder} belong to ${held}; start the service with that domain`,
  );
}
