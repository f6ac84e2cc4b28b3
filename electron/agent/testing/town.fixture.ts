import type { Credentials } from "../../../shared/contract/account.ts";
import { startService } from "./service-process.fixture.ts";
import type { TestAgent } from "./test-agent.fixture.ts";
import { makeFolder } from "./test-archive.fixture.ts";
import { until } from "./until.fixture.ts";

/** A folder with the real service in it, and room for archives. */
export interface Town extends AsyncDisposable {
  readonly folder: string;
  url(): string;
  /** Kills the service and starts it on the same data, on another port. */
  restart(): Promise<void>;
  kill(): Promise<void>;
}

export async function aTown(hasRateLimits = false): Promise<Town> {
  const folder = makeFolder();
  const start = () => startService({ dataFolder: `${folder.path}/data`, hasRateLimits });
  let service = await start();
  return {
    folder: folder.path,
    url: () => service.url,
    kill: () => service.kill(),
    restart: async () => {
      await service.kill();
      service = await start();
    },
    [Symbol.asyncDispose]: async () => {
      await service.kill();
      folder[Symbol.dispose]();
    },
  };
}

export const optionsIn = (town: Town, credentials: Credentials) => ({
  credentials,
  url: town.url,
  folder: town.folder,
});

/** The one watches the other, who lets them. */
export async function befriend(
  one: TestAgent,
  other: TestAgent,
  names: readonly [Credentials, Credentials],
) {
  const [oneself, friend] = names.map(({ identity }) => identity);
  if (oneself === undefined || friend === undefined) throw new Error("two make a friendship");
  await one.agent.watcher.add({ presentity: friend.presentity, name: "", groups: [] });
  await until(() => other.agent.access.requests().length > 0);
  await other.agent.watcher.decide(oneself.principal, "allow");
}
