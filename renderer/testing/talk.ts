import { ConversationMessage, type DeliveryState } from "../../shared/contract/bridge.ts";
import { inbox, uuid } from "./people.ts";

const MINUTE = 60_000;

export interface Line {
  readonly who: "me" | "them";
  readonly text: string;
  readonly minutes: number;
  readonly state?: DeliveryState;
  readonly failure?: string;
}

/** From who said what, how many minutes ago. */
export function aTalk(
  peer: string,
  lines: readonly Line[],
  now: number,
  first: number,
): ConversationMessage[] {
  return lines.map((line, index) => {
    const isOwn = line.who === "me";
    const at = new Date(now - line.minutes * MINUTE).toISOString();
    return ConversationMessage.parse({
      id: uuid(7, first + index),
      peer: inbox(peer),
      isOwn,
      type: "text/plain",
      text: line.text,
      at,
      position: first + index,
      state: line.state ?? (isOwn ? "displayed" : "received"),
      stateAt: isOwn && line.state !== "failed" ? at : null,
      failure: line.failure ?? null,
    });
  });
}

const LONG = "And here is my own list of who looked in November, line by line. ".repeat(140);

export const ADA_TALK: readonly Line[] = [
  {
    who: "them",
    minutes: 1_500,
    text: "The tables arrived. Whoever set column three has never seen a seven.",
  },
  { who: "me", minutes: 1_492, text: "I will read them tonight." },
  { who: "them", minutes: 330, text: "Someone in my ledger looks every five minutes." },
  { who: "them", minutes: 329, text: "Is that polling, or a very worried friend?" },
  {
    who: "me",
    minutes: 322,
    text: "Both. Four or more looks at an even pace count as polling.\nThere is a page about it: https://porchlight.example.invalid/watchers/pollers?from=help and you can write to help@porchlight.example.invalid, too.",
  },
  {
    who: "me",
    minutes: 20,
    state: "failed",
    failure: "message-too-long",
    text: LONG.slice(0, 240),
  },
  { who: "them", minutes: 3, text: "وسارة تسأل: هل يمكن عرض ذلك كصورة؟" },
  { who: "them", minutes: 2, text: "Yes, I told her. By hand I get 0.08 for the third column." },
];

/** Long enough for three pages of history. */
export function longTalk(count: number): readonly Line[] {
  const words =
    "The engine weaves algebraical patterns just as the loom weaves flowers and leaves".split(" ");
  return Array.from({ length: count }, (_, index) => ({
    who: index % 5 < 3 ? "them" : "me",
    minutes: (count - index) * 7 + 60,
    text: `${index + 1}. ${words
      .slice(0, 2 + (index % 9))
      .join(" ")
      .repeat(1 + (index % 7))}`,
  }));
}
