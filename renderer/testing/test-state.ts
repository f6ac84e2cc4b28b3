import type { PageClock } from "../state/page-clock.ts";
import { createRequest } from "../bridge/create-request.ts";
import { listenToBridge } from "../bridge/listen-to-bridge.ts";
import { createState, type PageState } from "../state/create-state.ts";
import { followApp, type AppFollower } from "../state/follow-app.ts";
import { createInMemoryBridge } from "./create-in-memory-bridge.ts";
import type { InMemoryBridge, World } from "./in-memory-bridge.ts";
import { fullWorld } from "./worlds.ts";

/** A Thursday at noon, UTC. */
export const NOON = Date.UTC(2026, 10, 26, 12);

export interface HandClock extends PageClock {
  /** Lets time pass and runs what became due, in order. */
  pass(ms: number): void;
}

/** Time that stands still until it is moved. */
export function createHandClock(start = NOON): HandClock {
  let now = start;
  let due: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, run) {
      const entry = { at: now + delayMs, run };
      due = [...due, entry];
      return () => {
        due = due.filter((each) => each !== entry);
      };
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due = due.filter((each) => each !== next);
        now = next.at;
        next.run();
      }
      now = end;
    },
  };
}

export interface TestPage {
  readonly state: PageState;
  readonly app: AppFollower;
  readonly bridge: InMemoryBridge;
  readonly clock: HandClock;
  readonly reported: string[];
  /** What was asked, in order. */
  readonly asked: { name: string; input: unknown }[];
  isAttentive: boolean;
}

/** The page's state over a bridge in memory; nothing is delivered unless the clock passes. */
export function createTestPage(makeWorld: (now: number) => World = fullWorld): TestPage {
  const clock = createHandClock();
  const reported: string[] = [];
  const asked: { name: string; input: unknown }[] = [];
  const bridge = createInMemoryBridge({
    world: makeWorld(NOON),
    now: clock.now,
    later: (delayMs, run) => void clock.after(delayMs, run),
  });
  const report = (what: string) => void reported.push(what);
  const recorded = {
    call(name: Parameters<typeof bridge.call>[0], input: unknown) {
      asked.push({ name, input });
      return bridge.call(name, input);
    },
  };
  const ask = createRequest(recorded, report);
  const page = { isAttentive: true };
  const state = createState({
    ask,
    clock,
    isAttentive: () => page.isAttentive,
    soon: (run) => run(),
  });
  const app = followApp(ask, state);
  listenToBridge(bridge, app.listeners, report);
  return Object.assign(page, { state, app, bridge, clock, reported, asked });
}
