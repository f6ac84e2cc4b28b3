import { join } from "node:path";
import type { Credentials } from "../../../shared/contract/account.ts";
import { DEFAULT_AUTO_AWAY } from "../../../shared/contract/auto-away.ts";
import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import type { InboxAddress } from "../../../shared/contract/address.ts";
import { type Agent, createAgent } from "../agent.ts";
import { openArchive } from "../archive/open-archive.ts";
import { askEntrance } from "../connection/entrance.ts";
import { createSystemClock } from "../system-clock.ts";
import { silentLog } from "./silent-log.fixture.ts";
import { archiveWorkerUrl } from "./test-archive.fixture.ts";
import { until } from "./until.fixture.ts";

export const PASSWORD = "correct horse battery";
const device = { label: "Test", kind: "desktop" } as const;

export function register(url: string, name: string): Promise<Credentials> {
  const input = { name, displayName: name.toUpperCase(), password: PASSWORD, device };
  return askEntrance({ service: { url }, name: "account:register", input });
}

export function signIn(url: string, name: string): Promise<Credentials> {
  const input = { name, password: PASSWORD, device };
  return askEntrance({ service: { url }, name: "account:sign-in", input });
}

export interface TestAgentOptions {
  readonly credentials: Credentials;
  /** Asked before every attempt. */
  readonly url: () => string;
  readonly folder: string;
}

export interface TestAgent extends AsyncDisposable {
  readonly agent: Agent;
  online(): Promise<void>;
  /** The whole log with this peer, oldest first. */
  log(peer: InboxAddress): Promise<ConversationMessage[]>;
  stop(): Promise<void>;
}

/** An agent over a real archive; it is not started yet. */
export async function openAgent({
  credentials,
  url,
  folder,
}: TestAgentOptions): Promise<TestAgent> {
  const { identity, deviceId, token } = credentials;
  const file = join(folder, `${deviceId}.sqlite`);
  const archive = await openArchive({ file, workerUrl: archiveWorkerUrl, log: silentLog });
  const agent = await createAgent({
    identity,
    archive,
    autoAway: DEFAULT_AUTO_AWAY,
    resolveService: async () => ({ url: url() }),
    readToken: async () => token,
    clock: createSystemClock(),
    // The shortest delays.
    random: () => 0,
    watchAlertAt: () => 20,
    log: silentLog,
  });
  let stopping: Promise<void> | null = null;
  const stop = () => (stopping ??= agent.stop().then(() => archive.close()));
  return {
    agent,
    online: async () => void (await until(() => agent.connection.isOnline())),
    log: (peer) => readLog(agent, peer),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

export async function startAgent(options: TestAgentOptions): Promise<TestAgent> {
  const test = await openAgent(options);
  test.agent.start();
  await test.online();
  return test;
}

async function readLog(agent: Agent, peer: InboxAddress): Promise<ConversationMessage[]> {
  const pages: ConversationMessage[][] = [];
  let before: number | null = null;
  for (;;) {
    const page = await agent.inbox.read({ peer, before, limit: 200 });
    pages.unshift(page.messages);
    before = page.messages[0]?.position ?? null;
    if (!page.hasEarlier) return pages.flat();
  }
}
