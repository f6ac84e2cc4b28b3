import { rmSync } from "node:fs";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type ClientOptions, register, type TestClient } from "./client.fixture.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import {
  startTestService,
  temporaryFolder,
  type TestService,
  type TestServiceOptions,
} from "./start-service.fixture.ts";

export interface SharedService {
  readonly clock: ManualClock;
  service(): TestService;
  /** A new account whose name nobody else has. */
  join(name: string, options?: ClientOptions): Promise<TestClient>;
}

/** One service with a clock of its own for all tests of a file that do not stop it. */
export function useSharedService(settings: TestServiceOptions["settings"] = {}): SharedService {
  const clock = createManualClock();
  let running: TestService | undefined;
  let joined = 0;
  beforeAll(async () => {
    running = await startTestService({ clock, settings });
  });
  afterAll(async () => running?.[Symbol.asyncDispose]());
  const service = () => {
    if (running === undefined) throw new Error("the service starts before the tests do");
    return running;
  };
  return {
    clock,
    service,
    join: (name, options) => register(service(), `${name}${(joined += 1)}`, options),
  };
}

/** A service of one test's own, on data that stay when it stops. */
export async function startStoppableService(settings: TestServiceOptions["settings"] = {}) {
  const clock = createManualClock();
  const dataFolder = temporaryFolder();
  const options = { clock, settings, dataFolder };
  const first = await startTestService(options);
  onTestFinished(async () => {
    await first.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { clock, first, restart: () => startTestService(options) };
}
