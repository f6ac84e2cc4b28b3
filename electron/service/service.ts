import { holdLock } from "../database/hold-lock.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { createMemoryBus } from "./bus/memory-bus.ts";
import { compose } from "./compose.ts";
import type { Clock, Log } from "./ports.ts";
import type { ServiceSettings } from "./service-settings.ts";
import { openServiceDatabase, type ServiceDatabase } from "./storage/service-database.ts";
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
    await stop();
    throw error;
  }
}

type Later = (undo: () => Promise<void> | void) => void;

async function start(host: ServiceHost, later: Later) {
  const { settings, clock, log } = host;
  const state = { isReady: false };
  const database = await openStorage(host, state, later);
  const domain = await claimDomain(database, settings);

  const meter = createMeter();
  observeStorage(meter, database);
  const sessions = createSessionRegistry();
  const isLoopbackOnly = settings.launch !== null;
  const http = createHttpServer({ log, meter, isLoopbackOnly, isReady: () => state.isReady });
  const transport = createSocketTransport({
    server: http.server,
    sessions,
    log,
    meter,
    launch: settings.launch,
    callsPerSecond: settings.callsPerSecond,
  });
  const bus = createMemoryBus(transport.outlet);
  const composition = await compose({ settings, domain, clock, log, database, bus, sessions });
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

async function openStorage(
  { settings, log, onDidFail }: ServiceHost,
  state: { isReady: boolean },
  later: Later,
): Promise<ServiceDatabase> {
  const lock = holdLock(settings.dataFolder);
  later(() => lock.release());
  const database = await openServiceDatabase({
    dataFolder: settings.dataFolder,
    maxPages: settings.maxPages,
    onDidRunSlowly: (slow) => log.warn(slow, "a database operation was slow"),
    onDidStop: (error) => {
      state.isReady = false;
      onDidFail?.(error);
    },
  });
  later(() => database.close());
  return database;
}

function observeStorage(meter: Meter, database: ServiceDatabase): void {
  const { observe } = meter;
  observe(
    "storage_waiting",
    "Database operations accepted and not yet answered",
    () => database.statistics().waiting,
  );
  observe("storage_writes_total", "Database writes answered", () => database.statistics().writes);
  observe(
    "storage_flushes_total",
    "Write transactions, each with one flush",
    () => database.statistics().writeTransactions,
  );
}

async function runInReverse(steps: readonly (() => Promise<void> | void)[]): Promise<void> {
  // One step after the other: each relies on the ones before it.
  for (const step of steps.toReversed()) await step();
}

/** Accounts keep the domain they were made with, whatever the computer is called by now. */
async function claimDomain(
  database: ServiceDatabase,
  { domain, isDomainBinding, dataFolder }: ServiceSettings,
): Promise<string> {
  const held = await database.run("service:claim-domain", domain);
  if (held === domain || !isDomainBinding) return held;
  throw new AppError(
    "service-start-failed",
    `The accounts in ${dataFolder} belong to ${held}; start the service with that domain`,
  );
}
