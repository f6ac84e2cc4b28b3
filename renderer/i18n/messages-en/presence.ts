import type { Activity } from "../../../shared/contract/presence-vocabulary.ts";
import type { Messages } from "../message.ts";

type Time = { readonly time: string };
type Note = { readonly note: string };

/** RPID activities (RFC 4480) in words. */
const activityMessages = {
  "activity.appointment": "At an appointment",
  "activity.away": "Away",
  "activity.breakfast": "At breakfast",
  "activity.busy": "Busy",
  "activity.dinner": "At dinner",
  "activity.holiday": "On holiday",
  "activity.in-transit": "On the way",
  "activity.looking-for-work": "Looking for work",
  "activity.lunch": "At lunch",
  "activity.meal": "At a meal",
  "activity.meeting": "In a meeting",
  "activity.on-the-phone": "On the phone",
  "activity.other": "Doing something else",
  "activity.performance": "At a performance",
  "activity.permanent-absence": "Gone for good",
  "activity.playing": "Playing",
  "activity.presentation": "In a presentation",
  "activity.shopping": "Shopping",
  "activity.sleeping": "Asleep",
  "activity.spectator": "Watching a game",
  "activity.steering": "Driving",
  "activity.travel": "Travelling",
  "activity.tv": "Watching television",
  "activity.unknown": "Doing something",
  "activity.vacation": "On vacation",
  "activity.working": "Working",
  "activity.worship": "At worship",
} as const satisfies Readonly<Record<`activity.${Activity}`, string>>;

type AwaySpan = Time & { readonly until: string };

/** Why this device is away by itself, and why it was. */
const awayMessages = {
  "away.idle": ({ time }: Time) => `Away because this computer has been idle since ${time}.`,
  "away.unused": ({ time }: Time) => `Away because nobody has used Porchlight here since ${time}.`,
  "away.locked": ({ time }: Time) => `Away because the screen was locked at ${time}.`,
  "away.asleep": ({ time }: Time) => `Away because the computer went to sleep at ${time}.`,
  "away.was-idle": ({ time, until }: AwaySpan) =>
    `Away until ${until}, because this computer was idle from ${time}.`,
  "away.was-unused": ({ time, until }: AwaySpan) =>
    `Away until ${until}, because nobody used Porchlight here from ${time}.`,
  "away.was-locked": ({ time, until }: AwaySpan) =>
    `Away until ${until}, because the screen was locked at ${time}.`,
  "away.was-asleep": ({ time, until }: AwaySpan) =>
    `Away until ${until}, because the computer went to sleep at ${time}.`,
} as const satisfies Messages;

/** What is said of a person's light, in rows and on their page. */
export const presenceMessages = {
  ...activityMessages,
  ...awayMessages,
  "presence.place-own": ({ place, words }: { readonly place: string; readonly words: string }) =>
    `${place}: ${words}`,
  "presence.offset": ({ offset }: { readonly offset: string }) => `UTC${offset}`,
  "presence.last-on": ({ time }: Time) => `Last on ${time}`,
  "presence.as-of": ({ time, note }: Time & Note) => `As of ${time}: ${note}`,
  "presence.note-until": ({ note, time }: Time & Note) => `${note}, until ${time}`,
  "presence.note-and": ({ note, also }: Note & { readonly also: string }) => `${note} · ${also}`,
  "presence.closed-until": ({ time }: Time) => `Not accepting messages until ${time}`,
  "presence.pending": "Waiting for their answer",
  "presence.waiting": "No answer so far",
  "presence.rejected": "They don’t let you see their light",
  "presence.terminated": "You are not watching them any more",
} as const satisfies Messages;
