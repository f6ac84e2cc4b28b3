import { numberWords } from "../formatting-locale.ts";
import type { Messages } from "../message.ts";
import { plural } from "./plural-en.ts";

export interface Count {
  readonly count: number;
}

/** Those who watch without their name, as one. */
const anonymousMessages = {
  "hiding.anonymous": "Anonymous watchers",
  "hiding.anonymous-means":
    "People who hide that they watch, and programs that are not signed in, counted together. Nothing tells who or how many they are. They are counted by the hour, when the hour is over.",
  "hiding.anonymous-looks": ({ count }: Count) =>
    plural(count, { one: "1 look", other: `${numberWords(count)} looks` }),
  "hiding.anonymous-subscribed": ({ count, left }: Count & { readonly left: number }) =>
    `subscribed ${plural(count, { one: "once", other: `${numberWords(count)} times` })}` +
    (left === 0
      ? ""
      : `, left ${plural(left, { one: "once", other: `${numberWords(left)} times` })}`),
  "hiding.anonymous-refused": ({ count }: Count) =>
    plural(count, { one: "1 try refused", other: `${numberWords(count)} tries refused` }),
  "hiding.anonymous-last": ({ time }: { readonly time: string }) => `last ${time}`,
  "hiding.anonymous-hour": ({ from, to }: { readonly from: string; readonly to: string }) =>
    `${from}–${to}`,
  "hiding.anonymous-facts": ({ all }: { readonly all: readonly string[] }) => all.join(" · "),
  "hiding.anonymous-too": ({ fact }: { readonly fact: string }) =>
    `${fact} So did anonymous watchers.`,
  "hiding.anonymous-lead": ({ count, span }: Count & { readonly span: string }) =>
    plural(count, {
      one: `One person and anonymous watchers watched you in the last ${span}.`,
      other: `${numberWords(count)} people and anonymous watchers watched you in the last ${span}.`,
    }),
  "hiding.anonymous-only": ({ span }: { readonly span: string }) =>
    `Only anonymous watchers watched you in the last ${span}.`,
  "hiding.anonymous-yesterday-only": "Yesterday only anonymous watchers looked.",
  "hiding.anonymous-empty": "Nobody has looked by name yet.",
} as const satisfies Messages;

/** Who may learn that one watches. */
export const hidingMessages = {
  "hiding.tabs": "Which rules",
  "hiding.title": "Hide that I’m watching",
  "hiding.how":
    "Whoever you watch can see that you do, and may let others see it. Choose here who may learn of it. It holds at once, and for looking once as well.",
  "hiding.choice": "Who may learn that I watch",
  "hiding.all": "Everyone who may ask",
  "hiding.all-means":
    "The person you watch sees your name, and so do those they show their list to.",
  "hiding.watched": "Only people I watch, too",
  "hiding.watched-means":
    "The person you watch sees your name. Others find it in the list only if you watch them.",
  "hiding.hidden": "Nobody",
  "hiding.hidden-means":
    "You are an anonymous watcher where people let those in, and see no light where they don’t. Whoever saw your name until now sees that you stopped.",
  "hiding.people": "Your buddies",
  "hiding.people-how":
    "What comes of hiding stands below each name. You can choose something else for one of them; “As usual” is what you chose above.",
  "hiding.people-none": "There is nobody on your list yet.",
  "hiding.person": ({ name }: { readonly name: string }) => `Who may learn that I watch ${name}`,
  "hiding.as-all": "As usual",
  "hiding.would-anonymous": "If you hid, you would still see their light.",
  "hiding.would-refused": "If you hid, you would not see their light.",
  "hiding.is-anonymous": "You see their light. They see an anonymous watcher.",
  "hiding.is-refused": "You don’t see their light, because you hide from them that you watch.",
  "hiding.learns": "What they learn",
  "hiding.learns-name": "They see that you watch",
  "hiding.learns-not": "They don’t see that you watch",
  "hiding.learns-all": "So do those they show their list to.",
  "hiding.learns-watched": "Others find you in their list only if you watch them.",
  "hiding.saved": "It holds now.",
  "hiding.failed": "Who may learn that you watch can’t be shown now.",
  "hiding.again": "Try again",
  "hiding.me": "The other way round",
  "hiding.share": "Show my light to people who hide that they watch",
  "hiding.share-means":
    "Only where your rules let anonymous people in. Off, they have to show their name; people who are not signed in are let in as before.",
  ...anonymousMessages,
} as const satisfies Messages;
