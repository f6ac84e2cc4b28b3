import { join } from "node:path";
import type { BridgeCallName } from "../../../shared/contract/bridge-names.ts";
import {
  type BridgeCalls,
  type BridgeEvents,
  bridgeCalls,
  bridgeEvents,
} from "../../../shared/contract/bridge.ts";
import type { EventName, EventPayload, Output } from "../../../shared/contract/define.ts";
import { type Result, unwrap } from "../../../shared/result/result.ts";
import { silentLog } from "../../agent/testing/silent-log.fixture.ts";
import { archiveWorkerUrl } from "../../agent/testing/test-archive.fixture.ts";
import { until } from "../../agent/testing/until.fixture.ts";
import { createHost } from "../create-host.ts";
import type { Host } from "../host.ts";
import { createFileSecrets } from "../profile/file-secrets.ts";
import { forkServices } from "./fork-service.fixture.ts";

export interface TestHost extends AsyncDisposable {
  readonly host: Host;
  readonly openedLinks: string[];
  /** How many services it launched. */
  launches(): number;
  /** Asks as a window does; a refusal is thrown as an `AppError`. */
  ask<N extends BridgeCallName>(name: N, input: unknown): Promise<Output<BridgeCalls[N]>>;
  refuse(name: BridgeCallName, input: unknown): Promise<string>;
  /** Everything told so far under this name. */
  told<N extends EventName<BridgeEvents>>(name: N): EventPayload<BridgeEvents, N>[];
  untilOnline(): Promise<void>;
}

export function makeHost(home: string, profile: string): TestHost {
  const folder = join(home, "profiles", profile);
  const services = forkServices();
  const openedLinks: string[] = [];
  const host = createHost({
    kind: "browser",
    version: "0.0.0",
    profile,
    folders: { profile: folder, service: join(home, "service") },
    domain: "home.test",
    secrets: createFileSecrets(folder),
    launchService: services.launchService,
    openLink: async (url) => void openedLinks.push(url),
    archiveWorkerUrl,
    log: silentLog,
    random: () => 0,
  });
  const events: { readonly name: string; readonly payload: unknown }[] = [];
  // Parsed as a window parses it: what does not fit the contract fails here.
  host.onDidEmit((name, payload) => {
    events.push({ name, payload: bridgeEvents[name].parse(structuredClone(payload)) });
  });
  const answer = (name: BridgeCallName, input: unknown): Promise<Result<unknown>> =>
    host.answer(name, input, { windowId: "window" });
  const ask: TestHost["ask"] = async (name, input) => {
    const value = unwrap(await answer(name, input));
    return bridgeCalls[name].output.parse(structuredClone(value)) as never;
  };
  return {
    host,
    openedLinks,
    launches: () => services.processes.length,
    ask,
    refuse: async (name, input) => {
      const result = await answer(name, input);
      return result.ok ? "no refusal" : result.error.code;
    },
    told: (name) =>
      events.filter((event) => event.name === name).map(({ payload }) => payload as never),
    untilOnline: async () =>
      void (await until(async () => (await ask("app:snapshot", {})).connection.state === "online")),
    [Symbol.asyncDispose]: () => host.stop(),
  };
}

export async function startHost(home: string, profile: string): Promise<TestHost> {
  const test = makeHost(home, profile);
  await test.host.start();
  return test;
}

export const PASSWORD = "correct horse battery";

/** A host whose profile has an account of the profile's own name at the bundled service. */
export async function startHostWithAccount(home: string, profile: string): Promise<TestHost> {
  const test = await startHost(home, profile);
  const displayName = profile.toUpperCase();
  await test.ask("account:create", { url: null, name: profile, displayName, password: PASSWORD });
  await test.untilOnline();
  return test;
}
