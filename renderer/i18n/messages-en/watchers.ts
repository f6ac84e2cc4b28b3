import { numberWords } from "../formatting-locale.ts";
import type { Messages } from "../message.ts";
import { plural } from "./plural-en.ts";

type Name = { readonly name: string };
type Count = { readonly count: number };
type Time = { readonly time: string };
type Span = { readonly span: string };
type Pace = { readonly pace: string };
type Address = { readonly address: string };

const times = (count: number) =>
  plural(count, { one: "once", other: `${numberWords(count)} times` });

/** The one sentence on top, and what stands out of it. */
const leadMessages = {
  "watchers.lead": ({ count, span }: Count & Span) =>
    plural(count, {
      one: `One person watched you in the last ${span}.`,
      other: `${numberWords(count)} people watched you in the last ${span}.`,
    }),
  "watchers.lead-nobody": ({ span }: Span) => `Nobody watched you in the last ${span}.`,
  "watchers.lead-only-poller": ({ pace }: Pace) => `They look ${pace}.`,
  "watchers.lead-only-comer": "They keep coming and going.",
  "watchers.lead-only-both": ({ pace }: Pace) => `They look ${pace}, and keep coming and going.`,
  "watchers.lead-pollers": ({ count, pace }: Count & Pace) =>
    plural(count, {
      one: `One of them looks ${pace}.`,
      other: `${numberWords(count)} of them look at an even pace.`,
    }),
  "watchers.lead-comers": ({ count }: Count) =>
    plural(count, {
      one: "One of them keeps coming and going.",
      other: `${numberWords(count)} of them keep coming and going.`,
    }),
  "watchers.lead-both": (values: {
    readonly pollers: number;
    readonly pace: string;
    readonly comers: number;
  }) => {
    const looking = plural(values.pollers, {
      one: `One of them looks ${values.pace}`,
      other: `${numberWords(values.pollers)} of them look at an even pace`,
    });
    const coming = plural(values.comers, {
      one: "one keeps",
      other: `${numberWords(values.comers)} keep`,
    });
    return `${looking}, and ${coming} coming and going.`;
  },
  "watchers.digest": ({ count, fresh }: Count & { readonly fresh: number }) => {
    if (count === 0) return "Yesterday nobody looked.";
    if (count === 1)
      return `Yesterday one person looked${fresh === 1 ? ", for the first time" : ""}.`;
    const people = `Yesterday ${numberWords(count)} people looked`;
    return fresh === 0 ? `${people}.` : `${people}, ${numberWords(fresh)} of them new.`;
  },
  "watchers.kept": ({ span, time }: Span & Time) => `Kept for ${span} · since ${time}`,
  "watchers.kept-as-of": ({ span, time }: Span & Time) =>
    `Kept for ${span} · as of ${time}, not connected`,
  "watchers.pace-seconds": ({ count }: Count) =>
    plural(count, { one: "every second", other: `every ${numberWords(count)} seconds` }),
  "watchers.pace-minutes": ({ count }: Count) =>
    plural(count, { one: "every minute", other: `every ${numberWords(count)} minutes` }),
  "watchers.pace-hours": ({ count }: Count) =>
    plural(count, { one: "every hour", other: `every ${numberWords(count)} hours` }),
  "watchers.pace-days": ({ count }: Count) =>
    plural(count, { one: "every day", other: `every ${numberWords(count)} days` }),
  "watchers.span-hours": "24 hours",
  "watchers.span-days": ({ count }: Count) =>
    plural(count, { one: "24 hours", other: `${numberWords(count)} days` }),
} as const satisfies Messages;

const timelineMessages = {
  "watchers.span": "Span",
  "watchers.timeline": ({ time }: Time) => `One lane for each person, ${time} to now`,
  "watchers.now": ({ time }: Time) => `Now, ${time}`,
  "watchers.as-of": ({ time }: Time) => `As of ${time}`,
  "watchers.your-light": "Your light",
  "watchers.light-on": "On",
  "watchers.light-times": ({ count }: Count) =>
    plural(count, {
      zero: "Your light was not on",
      one: "Your light was on once",
      other: `Your light was on ${numberWords(count)} times`,
    }),
  "watchers.asked-group": "Asked, no answer yet",
  "watchers.refused-group": "Asked and were refused",
  "watchers.before": ({ count, span }: Count & Span) =>
    plural(count, {
      one: `One more person watched you before that, within ${span}.`,
      other: `${numberWords(count)} more people watched you before that, within ${span}.`,
    }),
  "watchers.show-span": ({ span }: Span) => `Show ${span}`,
  "watchers.show-all": ({ count }: Count) => `Show all ${numberWords(count)} people`,

  "watchers.callout-pace": ({ duration }: { readonly duration: string }) => `Every ${duration}`,
  "watchers.callout-pace-never": ({ duration }: { readonly duration: string }) =>
    `Every ${duration}, never subscribed`,
  "watchers.callout-stays": ({ count }: Count) => `${numberWords(count)} stays`,
  "watchers.callout-stays-about": ({ count, duration }: Count & { readonly duration: string }) =>
    `${numberWords(count)} stays, about ${duration} each`,

  "watchers.tip-watched": ({ name, duration }: Name & { readonly duration: string }) =>
    `${name} watched for ${duration}`,
  "watchers.tip-watching": ({ name, duration }: Name & { readonly duration: string }) =>
    `${name} has been watching for ${duration}`,
  "watchers.tip-stays": ({ name, count, duration }: Name & Count & { readonly duration: string }) =>
    `${name} watched ${times(count)}, ${duration} in all`,
  "watchers.tip-looked": ({ name, count }: Name & Count) =>
    plural(count, { one: `${name} looked`, other: `${name} looked ${times(count)}` }),
  "watchers.tip-refused": ({ name, count }: Name & Count) =>
    plural(count, { one: `${name} was refused`, other: `${name} was refused ${times(count)}` }),
  "watchers.tip-asked": ({ name }: Name) => `${name} asked to see your light`,
  "watchers.tip-from-to": ({ from, to }: { readonly from: string; readonly to: string }) =>
    `${from} to ${to}`,
  "watchers.tip-now": "now",
  "watchers.tip-full": "saw your light as it was",
  "watchers.tip-off": "always saw your light off",
  "watchers.tip-lit": "saw your light on",
  "watchers.tip-unlit": "saw your light off",
  "watchers.tip-mixed": "saw your light on and off",
  "watchers.tip-unanswered": "sees your light off until you answer",
  "watchers.tip-answered": "saw your light off until you answered",
  "watchers.tip-nothing": "saw nothing",
  "watchers.rule-allow": "you allow them",
  "watchers.rule-confirm": "you decided to be asked",
  "watchers.rule-polite-block": "you quietly ignore them",
  "watchers.rule-block": "you blocked them",
  "watchers.rule-default": "no decision of yours",
  "watchers.and": ({ first, second }: { readonly first: string; readonly second: string }) =>
    `${first} · ${second}`,
} as const satisfies Messages;

/** At the end of a lane and in the column “Last”. */
const presentMessages = {
  "watchers.watching": "Watching",
  "watchers.watching-now": "Watching now",
  "watchers.waits": "Waits for you",
  "watchers.looked-now": "Looked just now",
  "watchers.looked-ago": ({ time }: Time) => `Looked ${time}`,
  "watchers.looked-at": ({ time }: Time) => `Looked at ${time}`,
  "watchers.looked-yesterday": "Looked yesterday",
  "watchers.looked-on": ({ time }: Time) => `Looked ${time}`,
  "watchers.left-now": "Left just now",
  "watchers.left-ago": ({ time }: Time) => `Left ${time}`,
  "watchers.left-at": ({ time }: Time) => `Left at ${time}`,
  "watchers.left-yesterday": "Left yesterday",
  "watchers.left-on": ({ time }: Time) => `Left ${time}`,
  "watchers.blocked-tries": ({ count }: Count) =>
    plural(count, { one: "Blocked, 1 try", other: `Blocked, ${numberWords(count)} tries` }),
  "watchers.refused-tries": ({ count }: Count) =>
    plural(count, { one: "Refused, 1 try", other: `Refused, ${numberWords(count)} tries` }),
  "watchers.last-try": ({ tries, time }: Time & { readonly tries: string }) => `${tries} · ${time}`,
} as const satisfies Messages;

const unusualMessages = {
  "watchers.unusual": "What stands out",
  "watchers.poller-title": ({ name, pace }: Name & Pace) => `${name} looks ${pace}`,
  "watchers.comer-title": ({ name }: Name) => `${name} keeps coming and going`,
  "watchers.both-title": ({ name, pace }: Name & Pace) =>
    `${name} looks ${pace}, and keeps coming and going`,
  "watchers.poller-looks": (values: Count & { readonly since: string; readonly last: string }) =>
    `${numberWords(values.count)} looks since ${values.since}, the last one ${values.last}.`,
  "watchers.poller-never": ({ duration }: { readonly duration: string }) =>
    `They never subscribed, so they learn of a change up to ${duration} late.`,
  "watchers.comer-stays": (values: Count & { readonly since: string; readonly duration: string }) =>
    `Since ${values.since} they subscribed and left ${times(values.count)}, each time after about ${values.duration}.`,
  "watchers.shown-full": "They are shown everything.",
  "watchers.shown-filtered": "They are shown a part of it.",
  "watchers.shown-unavailable": "They are shown your light off.",
  "watchers.shown-refused": "They are shown nothing.",
  "watchers.answers": ({ name }: Name) => `What ${name} may see`,
} as const satisfies Messages;

const requestMessages = {
  "watchers.requests": "Who asks to see your light",
  "watchers.requests-aside": "They can’t see you yet",
  "watchers.request-about": ({ address, time }: Time & Address) => `${address} · ${time}`,
} as const satisfies Messages;

const gridMessages = {
  "watchers.everyone": "Everyone",
  "watchers.everyone-count": ({ count, span }: Count & Span) =>
    plural(count, {
      one: `One person in ${span}`,
      other: `${numberWords(count)} people in ${span}`,
    }),
  "watchers.column-who": "Who",
  "watchers.column-how": "How",
  "watchers.column-looks": "Looks",
  "watchers.column-subscribed": "In / out",
  "watchers.column-time": "Time watching",
  "watchers.column-since": "Since",
  "watchers.column-last": "Last",
  "watchers.column-shown": "Was shown",
  "watchers.column-answer": "Answer",
  "watchers.card-last": "Last:",
  "watchers.in-and-out": ({ came, left }: { readonly came: number; readonly left: number }) =>
    `${numberWords(came)} / ${numberWords(left)}`,
  "watchers.before-span": ({ time }: Time) => `Before ${time}`,
  "watchers.how-subscribed": "Subscribed",
  "watchers.how-was-subscribed": "Was subscribed",
  "watchers.how-comes-and-goes": "Comes and goes",
  "watchers.how-looks": "Looks at times",
  "watchers.how-polls": ({ duration }: { readonly duration: string }) => `Looks every ${duration}`,
  "watchers.how-asked": "Asked",
  "watchers.how-refused": "Was refused",
  "watchers.how-nothing": "Not any more",
  "watchers.saw-everything": "Everything",
  "watchers.saw-part": "A part of it",
  "watchers.saw-off": "Light off",
  "watchers.saw-off-always": "Light off, always",
  "watchers.saw-nothing": "Nothing",
  "watchers.answer-for": ({ name }: Name) => `Answer for ${name}`,
  "watchers.answer-allow": "Allowed",
  "watchers.answer-confirm": "Ask me",
  "watchers.answer-polite-block": "Quietly ignored",
  "watchers.answer-block": "Blocked",
} as const satisfies Messages;

/** The terms of RFC 2778 behind the words of the page. */
const termMessages = {
  "watchers.terms": "What the words mean",
  "watchers.term-subscriber": "Subscribed",
  "watchers.term-subscriber-means":
    "A subscriber: the service tells them of each change of your light, until they leave.",
  "watchers.term-fetcher": "Looks at times",
  "watchers.term-fetcher-means":
    "A fetcher: asks for your light once, and is told of no change after that.",
  "watchers.term-poller": "Looks every …",
  "watchers.term-poller-means":
    "A poller: a fetcher that looked at least 4 times at an even pace, as a program does.",
  "watchers.term-comer": "Comes and goes",
  "watchers.term-comer-means":
    "A subscriber that ended its subscription 3 times or more within the span.",
  "watchers.term-asked": "Asked",
  "watchers.term-asked-means":
    "A pending subscription: it shows them your light off until you answer.",
  "watchers.term-refused": "Was refused",
  "watchers.term-refused-means":
    "A blocked watcher: told that they may not see your light, each time they try.",
} as const satisfies Messages;

const readerMessages = {
  "watchers.readers": "Who reads this list",
  "watchers.readers-means":
    "Nobody but you, unless you let them. They see who watches you and on which days, never what you decided, and only those who show that they watch.",
  "watchers.reader-address": "Name or address",
  "watchers.let-read": "Let them read",
  "watchers.let-no-longer": "No longer",
  "watchers.may-read": "May read",
  "watchers.may-not-read": "May not read",
  "watchers.reads-now": "reading now",
  "watchers.never-read": "never did",
  "watchers.read-times": ({ count, time }: Count & Time) =>
    plural(count, { one: `read once, ${time}`, other: `read ${times(count)}, last ${time}` }),
  "watchers.tried-times": ({ count, time }: Count & Time) =>
    plural(count, { one: `tried once, ${time}`, other: `tried ${times(count)}, last ${time}` }),
} as const satisfies Messages;

const settingMessages = {
  "watchers.save": "Save as a file",
  "watchers.save-csv": "Table (CSV)",
  "watchers.save-csv-means": "One line for each person, for a spreadsheet",
  "watchers.save-xml": "Watcher information (XML)",
  "watchers.save-xml-means": "As RFC 3858 has it, for other programs",
  "watchers.settings": "What is told and kept",
  "watchers.keep-for": "Keep who watched for",
  "watchers.keep-for-means": "What is older is forgotten by the service, for good.",
  "watchers.keep-shorter": ({ span }: Span) => `Keep only the last ${span}?`,
  "watchers.keep-shorter-means": ({ span }: Span) =>
    `What is older than ${span} is forgotten now and can’t be brought back. Nobody is told.`,
  "watchers.keep-shorter-act": "Forget it",
  "watchers.alert-at": "Tell me when one person looks",
  "watchers.alert-at-count": ({ count }: Count) => `${numberWords(count)} times a day`,
  "watchers.alert-never": "Never",
  "watchers.alert-means":
    "Once a day for each person at most, and once for who looks like a clock. Nothing of whom you blocked or ignore. They don’t learn of it.",
  "watchers.alert-never-means": "Everybody is listed here all the same.",
} as const satisfies Messages;

/** Who looked at one's light. */
export const watchersMessages = {
  "watchers.title": "Who’s watching",
  "watchers.loading": "Your watchers are on their way",
  "watchers.empty": "Nobody has looked yet.",
  "watchers.empty-words":
    "Everybody who looks at your light is listed here, with when and how often. They learn nothing of that.",
  "watchers.failed": "Your watchers could not be fetched",
  "watchers.failed-words": "They are kept by the service, so nothing of it is lost.",
  ...leadMessages,
  ...timelineMessages,
  ...presentMessages,
  ...unusualMessages,
  ...requestMessages,
  ...gridMessages,
  ...termMessages,
  ...settingMessages,
  ...readerMessages,
} as const satisfies Messages;
