import type { BridgeCallName, PorchlightBridge } from "../../shared/contract/bridge-names.ts";
import { bridgeCalls } from "../../shared/contract/bridge.ts";
import { answer } from "../../shared/contract/define.ts";
import { chooseStatus, initialSetting } from "../../shared/model/status-setting.ts";
import { pollHandlers } from "./in-memory-polls.ts";
import { alertHandlers } from "./in-memory-alerts.ts";
import { accountHandlers } from "./in-memory-account.ts";
import {
  iso,
  replaceBuddies,
  type Act,
  type AllHandlers,
  type Emit,
  type InMemoryBridge,
  type InMemoryOptions,
  type Part,
} from "./in-memory-bridge.ts";
import { fileHandlers } from "./in-memory-files.ts";
import { buddyHandlers } from "./in-memory-people.ts";
import { visibilityHandlers } from "./in-memory-visibility.ts";
import { presentityHandlers } from "./in-memory-presentities.ts";
import { hear, messageHandlers } from "./in-memory-talk.ts";

/**
 * Keeps the contract of the bridge over plain data: what is asked is parsed, refused and answered as
 * the app does it, and every change is told. There is no service behind it.
 */
export function createInMemoryBridge({ world, now, later }: InMemoryOptions): InMemoryBridge {
  const listeners = new Set<Parameters<PorchlightBridge["onDidReceive"]>[0]>();
  const emit: Emit = (name, payload) => {
    // What crosses the bridge is a copy, never the thing itself.
    for (const listener of listeners) listener(name, structuredClone(payload));
  };
  const act = { world, now, later, emit };
  const handlers = handlersOf(act);
  return {
    world,
    emit,
    call: async (name, input) => structuredClone(await answerCall(handlers, name, input)),
    onDidReceive(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changeBuddies(change) {
      const changed = world.snapshot.buddies.flatMap((view) => change(view) ?? []);
      replaceBuddies(act, changed);
    },
    setConnection(state, retryInMs) {
      world.snapshot.connection = {
        state,
        since: iso(now()),
        retryAt: retryInMs === undefined ? null : iso(now() + retryInMs),
        code: state === "online" ? null : "unavailable",
      };
      emit("connection:changed", world.snapshot.connection);
    },
    hear: (peer, text) => hear(act, peer, text),
  };
}

function answerCall(handlers: AllHandlers, name: BridgeCallName, input: unknown) {
  const run = handlers[name] as (parsed: unknown, context: null) => Promise<never>;
  return answer(
    bridgeCalls[name],
    input,
    (parsed) => run(parsed, null),
    () => "7f3a",
  );
}

function handlersOf(act: Act): AllHandlers {
  return {
    ...accountHandlers(act),
    ...buddyHandlers(act),
    ...alertHandlers(act),
    ...pollHandlers(act),
    ...visibilityHandlers(act),
    ...presentityHandlers(act),
    ...messageHandlers(act),
    ...fileHandlers(act),
    ...smallHandlers(act),
  };
}

function smallHandlers({
  world,
  emit,
  now,
}: Act): Part<"status:choose" | "preference:change" | "device:report-input" | "presence:devices"> {
  return {
    "device:report-input": () => {
      const { away } = world.snapshot;
      if (away === null || away.endedAt !== null) return {};
      world.snapshot.away = { ...away, endedAt: iso(now()) };
      emit("away:changed", world.snapshot.away);
      return {};
    },
    "presence:devices": () => ({ devices: world.uses }),
    "status:choose": (chosen) => {
      const before = world.snapshot.status ?? initialSetting(new Date(now()));
      const status = chooseStatus(before, chosen, new Date(now()));
      world.snapshot.status = status;
      emit("status:changed", status);
      return status;
    },
    "preference:change": (part) => {
      world.snapshot.preferences = { ...world.snapshot.preferences, ...withoutUndefined(part) };
      emit("preferences:changed", world.snapshot.preferences);
      return world.snapshot.preferences;
    },
  };
}

/** Kept beside the world, as the archive keeps them beside the messages. */

function withoutUndefined<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as never;
}
