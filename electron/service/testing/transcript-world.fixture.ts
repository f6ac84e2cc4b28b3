import { rmSync } from "node:fs";
import { onTestFinished } from "vitest";
import { MessageId } from "../../../shared/contract/message.ts";
import { connect, register, signIn, type TestClient } from "./client.fixture.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { aMessage } from "./message.fixture.ts";
import { publish, type SignedIn } from "./presence.fixture.ts";
import {
  canonical,
  createScriptedWatcher,
  type ScriptedWatcher,
} from "./scripted-watcher.fixture.ts";
import { startTestService, temporaryFolder, type TestService } from "./start-service.fixture.ts";

/** A service of its own with three people on it, each of whom it knows by the same name everywhere. */
export interface World {
  readonly clock: ManualClock;
  service: TestService;
  /** The person; hers to bring back when she closed it. */
  ada: TestClient;
  /** Whom the watcher knows nothing of, and who is always there. */
  cem: TestClient;
  /** Bob, who watches: the device that asks, and one that only listens. */
  readonly probing: ScriptedWatcher;
  readonly listening: ScriptedWatcher;
  /** The service is gone for a while. */
  readonly restart: (breakMs: number) => Promise<void>;
  readonly transcript: () => string;
  sent: number;
}

export async function startWorld(): Promise<World> {
  const clock = createManualClock();
  const dataFolder = temporaryFolder();
  const start = () => startTestService({ clock, dataFolder });
  const service = await start();
  const [ada, bob, cem] = [
    await register(service, "ada", { displayName: "Ada" }),
    await register(service, "bob"),
    await register(service, "cem"),
  ];
  bob.close();
  const phone = await signIn(service, "bob");
  phone.close();
  const lines: [string[], string[]] = [[], []];
  const write = (device: 0 | 1) => (line: string) => void lines[device].push(line);
  const probing = await createScriptedWatcher(service, bob.credentials, write(0));
  const listening = await createScriptedWatcher(service, phone.credentials, write(1));
  const world: World = {
    clock,
    service,
    ada,
    cem,
    probing,
    listening,
    sent: 0,
    restart: async (breakMs) => {
      await world.service.stop();
      clock.advance(breakMs);
      world.service = await start();
      world.cem = await connect(world.service, cem.credentials);
      await probing.reconnect(world.service);
      await listening.reconnect(world.service);
    },
    transcript: () => canonical(lines.flat().join("\n")),
  };
  onTestFinished(async () => {
    await world.service.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return world;
}

/** Whatever was set off has been read, written and sent: each has its turn after what was asked before. */
export async function settled(world: World): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await world.cem.ask("inbox:fetch", { after: 0, limit: 1 });
    await world.cem.ask("message:send", aMessage(world.cem));
  }
  await heard(world);
}

/** As above, where the watcher is to be told of a delivery or a display. */
export async function told(world: World, act: () => Promise<unknown>): Promise<void> {
  const receipts = [world.probing.next('"receipt"'), world.listening.next('"receipt"')];
  await act();
  await Promise.all(receipts);
  await settled(world);
}

/** What was sent to the watcher before now has come. */
export async function heard({ probing, listening }: World): Promise<void> {
  await Promise.all([probing.caughtUp(), listening.caughtUp()]);
}

export const STEP_MS = 8_000;

/** Time goes by; `act` is what the person does meanwhile, again and again. */
export async function pass(world: World, ms: number, act?: (world: World) => Promise<unknown>) {
  for (let left = ms; left > 0; left -= STEP_MS) {
    world.clock.advance(Math.min(STEP_MS, left));
    await act?.(world);
  }
  await settled(world);
  const now = new Date(world.clock.now()).toISOString();
  world.probing.note(now);
  world.listening.note(now);
}

/** Has an id that is the same in all worlds, unlike a random one. */
export function nextMessage(world: World, { credentials }: SignedIn, text: string) {
  world.sent += 1;
  return {
    id: MessageId.parse(`019ab2c0-0000-7000-8000-${String(world.sent).padStart(12, "0")}`),
    recipient: credentials.identity.inbox,
    body: { type: "text/plain", text },
    sentAt: new Date(world.clock.now()).toISOString(),
  };
}

export async function reconnectWatcher({ probing, listening, service }: World): Promise<void> {
  await probing.reconnect(service);
  await listening.reconnect(service);
}

export async function restartAll(world: World, breakMs: number): Promise<void> {
  const wasThere = world.ada.socket.connected;
  await world.restart(breakMs);
  if (!wasThere) return;
  world.ada = await connect(world.service, world.ada.credentials);
  await publish(world.ada);
}
