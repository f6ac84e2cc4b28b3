import { numberWords } from "../formatting-locale.ts";
import type { Messages } from "../message.ts";
import { plural } from "./plural-en.ts";

type Name = { readonly name: string };
type Count = { readonly count: number };
type Time = { readonly time: string };

/** What a rule shows, part by part, and the slots of what it hides. */
const partMessages = {
  "rules.part-devices": "devices",
  "rules.part-means": "other contacts",
  "rules.part-activities": "activities",
  "rules.part-mood": "mood",
  "rules.part-place": "place",
  "rules.part-notes": "notes",
  "rules.part-userInput": "idle time",
  "rules.part-lastSeen": "last seen",
  "rules.part-markup": "anything else",
  "rules.hidden-devices": "Which devices is hidden",
  "rules.hidden-means": "Other contacts are hidden",
  "rules.hidden-activities": "What you are doing is hidden",
  "rules.hidden-mood": "Mood is hidden",
  "rules.hidden-place": "Place is hidden",
  "rules.hidden-notes": "Note is hidden",
  "rules.hidden-userInput": "Whether a device is in use is hidden",
  "rules.hidden-lastSeen": "When you were last on is hidden",
  "rules.hidden-markup": "Anything else is hidden",
  "rules.switch-devices": "Each device by its name",
  "rules.switch-means": "Other ways to reach you",
  "rules.switch-activities": "What you are doing",
  "rules.switch-mood": "Mood",
  "rules.switch-place": "Place and local time",
  "rules.switch-notes": "Notes, and until when",
  "rules.switch-markup": "Anything else your apps publish",
  "rules.user-input": "Whether a device is in use",
  "rules.user-input-full": "Yes, and since when not",
  "rules.user-input-bare": "Only whether",
  "rules.user-input-none": "Hidden",
  "rules.last-seen": "When you were last on",
  "rules.last-seen-exact": "To the minute",
  "rules.last-seen-day": "Only the day",
  "rules.last-seen-none": "Hidden",
} as const satisfies Messages;

/** Adding and editing a rule. */
const dialogMessages = {
  "rules.add": "Add a rule",
  "rules.add-title": "A new rule",
  "rules.edit-title": "Change this rule",
  "rules.whom": "For whom",
  "rules.whom-person": "A person",
  "rules.whom-group": "A group of my buddies",
  "rules.whom-domain": "A domain",
  "rules.whom-authenticated": "Everybody signed in",
  "rules.whom-anonymous": "Anonymous people",
  "rules.find-person": "Name or address",
  "rules.people": "People",
  "rules.nobody-found": "Nobody of that name. A whole address works too.",
  "rules.change-person": "Somebody else",
  "rules.group": "Group",
  "rules.no-groups": "You have no groups yet. Put buddies into one first.",
  "rules.domain": "Domain",
  "rules.domain-hint": "The part of their address after the @.",
  "rules.domain-unreadable": "A domain looks like example.org.",
  "rules.gets": "What they get",
  "rules.permits": "They may",
  "rules.permit-fetch": "Look",
  "rules.permit-subscribe": "Follow",
  "rules.permits-none": "Allowing neither is a refusal: choose Block or Ignore quietly.",
  "rules.shows": "What they are shown",
  "rules.preset-everything": "Everything",
  "rules.preset-light": "Light only",
  "rules.preset-own": "Own choice",
  "rules.more": "Hours and dates…",
  "rules.less": "Without hours and dates",
  "rules.only-hours": "Only at some hours",
  "rules.only-hours-means":
    "Outside of them something else is shown. It never ends their watching.",
  "rules.days": "Days",
  "rules.days-none": "Choose at least one day.",
  "rules.from-clock": "From",
  "rules.to-clock": "To",
  "rules.time-zone": ({ zone }: { readonly zone: string }) => `By the clock of ${zone}.`,
  "rules.otherwise": "At other hours they are shown",
  "rules.from": "Holds from",
  "rules.until": "Holds until",
  "rules.span-hint": "Empty leaves that end open.",
  "rules.span-over": "The rule would end before it begins.",
  "rules.save": "Save rule",
  "rules.draft": "What it would do",
  "rules.draft-empty": "Say for whom, and you see here what comes of it.",
} as const satisfies Messages;

/** “See myself as …”: what somebody is shown, and why. */
const seeMessages = {
  "rules.see": "See myself as",
  "rules.see-somebody": "Somebody else",
  "rules.see-find": "Name, address or domain",
  "rules.see-people": "People to see yourself as",
  "rules.see-stranger": ({ domain }: { readonly domain: string }) => `Anyone at ${domain}`,
  "rules.see-stranger-note": "Somebody you do not know",
  "rules.see-anonymous": "Somebody anonymous",
  "rules.see-anonymous-note": "Nobody vouches for them",
  "rules.see-at": "At",
  "rules.see-now": "Now",
  "rules.see-then": "Another time…",
  "rules.see-time": "Time",
  "rules.sees": ({ name }: Name) => `What they see: ${name}`,
  "rules.sees-exactly":
    "Exactly what their app receives, made by the same rules at the same moment.",
  "rules.sees-loading": "Asking what they see",
  "rules.sees-nothing": "They can’t see you or write to you, and they are told.",
  "rules.sees-off": "Nothing says whether you are there.",
  "rules.no-fetch": "They may follow your light, but not look at it once.",
  "rules.no-subscribe": "They may look once, but not follow your light.",
  "rules.why": "Why",
  "rules.decides": "This rule decides.",
  "rules.decides-default": "No rule is about them, so this one decides.",
  "rules.would-decide": ({ name }: Name) => `For ${name} this rule would decide.`,
  "rules.would-not-decide": ({ name, other }: Name & { readonly other: string }) =>
    `For ${name} another rule would decide: ${other}.`,
  "rules.outcome-narrows": "It is as close and decides too: only what both show is shown.",
  "rules.outcome-milder": "It is as close, but a stricter rule decides.",
  "rules.outcome-not-reached": "Not reached: a closer rule matched.",
  "rules.outcome-somebody-else": ({ name }: Name) => `Not ${name}.`,
  "rules.outcome-not-in-group": ({ name, group }: Name & { readonly group: string }) =>
    `${name} is not in ${group}.`,
  "rules.outcome-other-domain": ({ name, domain }: Name & { readonly domain: string }) =>
    `${name} is not at ${domain}.`,
  "rules.outcome-anonymous": "Nobody knows who they are.",
  "rules.outcome-known": ({ name }: Name) => `${name} is not anonymous.`,
  "rules.outcome-too-weak": ({ name }: Name) => `${name} did not prove enough who they are.`,
  "rules.outcome-not-yet": ({ time }: Time) => `It holds only from ${time}.`,
  "rules.outcome-over": ({ time }: Time) => `It held until ${time}.`,
  "rules.within-hours": "It is within its hours.",
  "rules.outside-hours": "It is outside of its hours.",
} as const satisfies Messages;

/** Rules as a file, out and in. */
const fileMessages = {
  "rules.files": "Rules as a file",
  "rules.export": "Save my rules as a file",
  "rules.import": "Take rules from a file…",
  "rules.undo-import": "Go back to the rules before the file…",
  "rules.import-title": "Rules from a file",
  "rules.import-how":
    "A file of rules (application/auth-policy+xml), of Porchlight or of another program. You see what comes of it before anything changes.",
  "rules.import-replaces": ({ count, before }: Count & { readonly before: number }) =>
    before === 0
      ? `${rulesWords(count)} from the file. You have none yet.`
      : `${rulesWords(count)} from the file ${count === 1 ? "takes" : "take"} the place of the ${rulesWords(before)} you have now.`,
  "rules.import-empties": ({ before }: { readonly before: number }) =>
    before === 0
      ? "The file has no rules, and you have none either."
      : `The file has no rules. Taking it removes the ${rulesWords(before)} you have now.`,
  "rules.import-nothing": "No rule of this file can be taken. Nothing was changed.",
  "rules.import-effect":
    "Nobody is told. It holds for everyone who watches you within a second, and you can go back: the rules you have now are kept.",
  "rules.import-list": "Rules in the file",
  "rules.import-rest": ({ count }: Count) => `and ${rulesWords(count)} more`,
  "rules.import-act": "Replace my rules",
  "rules.imported": ({ count }: Count) =>
    `${rulesWords(count)} from the file ${count === 1 ? "holds" : "hold"} now.`,
  "rules.undo-question": ({ count }: Count) => `Go back to the ${rulesWords(count)} from before?`,
  "rules.undo-consequence": ({ time }: Time) =>
    `They are the rules you had until ${time}, when you took others from a file. Rules made since then go.`,
  "rules.undo-act": "Go back",
  "rules.undone": ({ count }: Count) => `${rulesWords(count)} from before hold again.`,
} as const satisfies Messages;

function rulesWords(count: number): string {
  return plural(count, { one: "1 rule", other: `${numberWords(count)} rules` });
}

/** Who may see one’s light, rule by rule. */
export const rulesMessages = {
  "rules.title": "Rules",
  "rules.who-may-see": "Who may see me",
  "rules.how":
    "The closest match decides: a person before a group, a group before a domain, everyone else last. Between equals, the stricter one.",
  "rules.at-once":
    "Changes reach everyone within a second. Rules hold while you are signed out, too.",
  "rules.group-people": "People",
  "rules.group-groups": "Groups",
  "rules.group-domains": "Domains",
  "rules.group-everyone": "Everyone else",
  "rules.who-domain": ({ domain }: { readonly domain: string }) => `Anyone at ${domain}`,
  "rules.who-authenticated": "Everybody signed in",
  "rules.who-anonymous": "Anonymous people",
  "rules.who-default": "Anyone without a rule",
  "rules.people-count": ({ count }: Count) =>
    plural(count, { one: "1 person", other: `${numberWords(count)} people` }),
  "rules.default-gives": "Light off until you answer them; anonymous people are refused",
  "rules.always-last": "Always last",
  "rules.gives-everything": "Everything",
  "rules.gives-light": "Light only",
  "rules.gives-but": ({ parts }: { readonly parts: string }) => `Everything but ${parts}`,
  "rules.gives-only": ({ parts }: { readonly parts: string }) => `Light, ${parts}`,
  "rules.gives-confirm": "Light off until you answer them",
  "rules.gives-polite-block": "They always see your light off",
  "rules.gives-block": "Never, and they are told so",
  "rules.gives-fetch-only": "may look, not follow",
  "rules.gives-subscribe-only": "may follow, not look",
  "rules.gives-hours": ({
    days,
    from,
    to,
  }: {
    readonly days: string;
    readonly from: string;
    readonly to: string;
  }) => `${days} ${from}–${to}`,
  "rules.gives-otherwise": ({ shown }: { readonly shown: string }) => `else ${shown}`,
  "rules.gives-from": ({ time }: Time) => `from ${time}`,
  "rules.gives-until": ({ time }: Time) => `until ${time}`,
  "rules.verified-device": "only from a verified device",
  "rules.signed": "only if signed",
  "rules.chip-allow": "Allow",
  "rules.chip-confirm": "Ask me",
  "rules.chip-polite-block": "Quietly ignore",
  "rules.chip-block": "Block",
  "rules.menu": ({ name }: Name) => `Edit or remove: ${name}`,
  "rules.edit": "Edit",
  "rules.remove": "Remove",
  "rules.removed": ({ name }: Name) => `The rule is gone: ${name}.`,
  "rules.saved": ({ name }: Name) => `The rule holds now: ${name}.`,
  ...partMessages,
  ...dialogMessages,
  ...seeMessages,
  ...fileMessages,
} as const satisfies Messages;
