import type { Messages } from "../message.ts";
import { numberWords } from "../formatting-locale.ts";
import { plural } from "./plural-en.ts";

type Count = { readonly count: number };

export const buddyListMessages = {
  "buddy-list.title": "Buddies",
  "buddy-list.filter": "Filter buddies",
  "buddy-list.view": "Sort and show",
  "buddy-list.compact": "Compact rows",
  "buddy-list.sort-status": "Sort by status",
  "buddy-list.sort-name": "Sort by name",
  "buddy-list.sort-recent": "Sort by last message",
  "buddy-list.show-unavailable": "Show who is unavailable",
  "buddy-list.hide-unavailable": "Hide who is unavailable",
  "buddy-list.add": "Add a buddy",
  "buddy-list.around": ({ around, all }: { readonly around: number; readonly all: number }) =>
    `${numberWords(around)} of ${numberWords(all)}`,
  "buddy-list.others": "Everybody else",
  "buddy-list.everybody": "Everybody",
  "buddy-list.hidden": ({ count }: Count) =>
    plural(count, {
      one: "1 unavailable buddy is hidden.",
      other: `${numberWords(count)} unavailable buddies are hidden.`,
    }),
  "buddy-list.show-hidden": "Show",
  "buddy-list.as-of": ({ time }: { readonly time: string }) => `Everybody as of ${time}`,
  "buddy-list.empty": "Nobody is on your list yet",
  "buddy-list.empty-words":
    "Add somebody by their address. They are asked, and once they agree you see their light.",
  "buddy-list.empty-practice": "Ask practice buddies over",
  "buddy-list.no-match": ({ filter }: { readonly filter: string }) => `Nobody matches “${filter}”`,
  "buddy-list.no-match-words": "Names, addresses and groups are searched.",
  "buddy-list.see-stranger": "Open their page",
  "buddy-list.see-stranger-words": ({ address }: { readonly address: string }) =>
    `Nobody on your list. ${address} may be somebody all the same: opening their page tells them nothing, a look does.`,
  "buddy-list.pick": "Choose somebody to see more of them",
  "buddy-list.pick-words":
    "Their devices, what they show you and why, and what they may see of you.",
  "buddy-list.own-address": ({ address }: { readonly address: string }) => `You are ${address}`,
  "buddy-list.own-address-words":
    "Give it to the people you know. When they add you, you are asked whether they may see your light.",
  "buddy-list.copy-address": "Copy your address",
  "buddy-list.menu-message": "Message",
  "buddy-list.menu-details": "Details",
  "buddy-list.menu-edit": "Rename and groups",
  "buddy-list.menu-remove": "Remove",

  "buddy-list.add-title": "Who would you like to see?",
  "buddy-list.add-address": "Their address",
  "buddy-list.add-address-hint": ({ domain }: { readonly domain: string }) =>
    `For somebody at ${domain} the part before the @ is enough.`,
  "buddy-list.add-name": "Your name for them",
  "buddy-list.add-name-hint": "Empty takes the name they gave themself.",
  "buddy-list.add-group": "Group",
  "buddy-list.add-group-hint": "Empty for none; a new name makes a new group.",
  "buddy-list.add-next":
    "They are asked whether you may see their light. Until they agree it looks off to you, and they see nothing more of you than before.",
  "buddy-list.add-act": "Add",
  "buddy-list.practice-asked": "Practice buddies are on their way.",
} as const satisfies Messages;
