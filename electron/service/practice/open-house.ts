import { times } from "../../../shared/contract/limits.ts";
import type { StatusChoice } from "../../../shared/contract/presence.ts";
import type { Clock, Stop } from "../ports.ts";
import type { Performer } from "./performer.ts";
import { keepRhythm } from "./rhythm.ts";

interface Mood {
  readonly choice: StatusChoice;
  readonly note: string;
}

const MOODS: readonly Mood[] = [
  { choice: "available", note: "" },
  { choice: "busy", note: "In a meeting that could have been a note" },
  { choice: "away", note: "Gone for a walk, back by and by" },
  { choice: "not-accepting", note: "" },
  { choice: "available", note: "Back, with leaves in my hair" },
  { choice: "away", note: "☕" },
  { choice: "busy", note: "Looking for my other shoe" },
];
const QUICK_MS = 12_000;
const SLOW_MS = 90_000;
/** Twice through all moods; whoever looks longer than that has seen how it works. */
const QUICK_ROUNDS = 14;

/** Is there while anybody asked over is: publishes and refreshes like any device. */
export function beThere({ request }: Performer, clock: Clock): Stop {
  const stop = keepRhythm(clock, {
    pauseMs: (round) => (round === 0 ? 0 : times.publicationRefreshMs),
    act: async () => (await request("presence:publish", { userInput: "active" })).ok,
  });
  return () => {
    stop();
    void request("presence:unpublish", {});
  };
}

/** Changes status again and again, quickly at first. */
export function wander({ request }: Performer, clock: Clock): Stop {
  return keepRhythm(clock, {
    pauseMs: (round) => (round < QUICK_ROUNDS ? QUICK_MS : SLOW_MS),
    act: async (round) => {
      const mood = MOODS[(round + 1) % MOODS.length];
      if (mood === undefined) return false;
      return (await request("status:choose", { ...mood, until: null })).ok;
    },
  });
}
