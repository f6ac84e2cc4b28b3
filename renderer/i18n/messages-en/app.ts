import type { Messages } from "../message.ts";
import { numberWords } from "../formatting-locale.ts";
import { plural } from "./plural-en.ts";

type Name = { readonly name: string };
type Count = { readonly count: number };

/** The frame of the window: where one can go, how the connection stands, what was done in one act. */
export const appMessages = {
  "app.name": "Porchlight",
  "app.title-unread": ({ count }: Count) => `(${numberWords(count)}) Porchlight`,
  "app.inbox": "Inbox",
  "app.buddies": "Buddies",
  "app.watchers": "Watchers",
  "app.rules": "Rules",
  "app.settings": "Settings",
  "app.own-status": ({ status }: { readonly status: string }) => `Your status: ${status}. Change`,
  "app.own-status-because": ({ why }: { readonly why: string }) => `Your status: ${why} Change`,
  "app.unread-and-requests": ({
    unread,
    requests,
  }: {
    readonly unread: number;
    readonly requests: number;
  }) =>
    [
      unread > 0 ? plural(unread, { one: "1 unread", other: `${numberWords(unread)} unread` }) : "",
      requests > 0
        ? plural(requests, { one: "1 request", other: `${numberWords(requests)} requests` })
        : "",
    ]
      .filter((part) => part !== "")
      .join(", "),
  "app.watch-alerts": ({ count }: Count) =>
    plural(count, { one: "1 looks often", other: `${numberWords(count)} look often` }),
  "app.looked-often": ({ name, count }: Name & Count) =>
    `${name} looked ${numberWords(count)} times today`,
  "app.many-looked-often": ({ count }: Count) =>
    `${numberWords(count)} people look more often than usual`,
  "app.see-watchers": "Who’s watching",
  "app.starting": "Porchlight is starting",
  "app.no-bridge": "This page belongs to Porchlight",
  "app.no-bridge-words": "Open it from Porchlight; by itself it has nobody to talk to.",
  "app.no-answer": "Porchlight does not answer",
  "app.try-again": "Try again",
  "app.drawing-failed": "This view could not be shown",
  "app.drawing-failed-words": "What you wrote and everything you received is kept.",
  "app.show-again": "Show it again",

  "app.connecting": "Connecting.",
  "app.connecting-words": "You can read and write; messages go out when the service answers.",
  "app.not-connected": "Not connected.",
  "app.not-connected-words": "You can write; messages go out when the service answers.",
  "app.trying-again-in": ({ seconds }: { readonly seconds: number }) =>
    `Trying again in ${numberWords(seconds)} s.`,
  "app.trying-again": "Trying again now.",
  "app.trouble-rate-limited": "The service has too much to do. What you write goes out later.",
  "app.trouble-service-start-failed":
    "The service on this computer did not start. What you write is kept.",
  "app.trouble-service-unknown":
    "Something else answers at the address of the service. What you write is kept.",
  "app.trouble-untrusted-sender":
    "The service on this computer does not know this Porchlight. Start Porchlight again.",
  "app.trouble-host-unreachable":
    "Porchlight itself has stopped. Start it again; until then, what you type is in this tab only and is not kept.",
  "app.trouble-port-in-use":
    "Another program uses the port of the service. Close it; what you write is kept.",
  "app.trouble-storage-read-only":
    "Porchlight may not write to its folder. Allow it; then it goes on by itself.",
  "app.trouble-storage-full":
    "The disk is full. Make some room; then it goes on by itself, and what you wrote goes out.",
  "app.trouble-storage-locked":
    "Another program is using Porchlight’s data. Close it; then it goes on by itself.",
  "app.trouble-storage-failed": "The data could not be written. What was written before is kept.",
  "app.refused": "The service does not let this device in.",

  "app.allowed": ({ name }: Name) => `${name} can see your light now.`,
  "app.asked-again": ({ name }: Name) => `You will be asked about ${name} again.`,
  "app.ignored": ({ name }: Name) => `${name} now always sees your light off.`,
  "app.blocked": ({ name }: Name) => `${name} is blocked.`,
  "app.undo": "Undo",
  "app.block-question": ({ name }: Name) => `Block ${name}?`,
  "app.block-consequence":
    "They can’t see you or write to you, and they are told. Ignoring quietly is the gentler way: they always see your light off and are not told.",
  "app.block": "Block",
  "app.ignore-quietly": "Ignore quietly",
  "app.allow": "Allow",
  "app.ask-me": "Ask me",
  "app.allow-means": "They see your light as it is.",
  "app.ask-me-means": "They see it off until you answer.",
  "app.ignore-quietly-means": "They always see it off, and are not told.",
  "app.block-means": "They can’t see you or write to you, and are told.",
  "app.removed": ({ name }: Name) => `${name} is off your list.`,
  "app.remove-question": ({ name }: Name) => `Remove ${name} from your buddies?`,
  "app.remove-consequence":
    "You stop seeing their light. What you wrote to each other stays, and what they may see of you does not change.",
  "app.remove": "Remove",
  "app.back-to-inbox": "Back to the inbox",
  "app.back-to-buddies": "Back to the buddies",
  "app.list-width": "Width of the list",
  "app.added": ({ name }: Name) => `${name} is asked to let you see their light.`,
  "app.copied": "Copied.",
  "app.copy-failed": "That could not be copied. Select it and copy it by hand.",
  "app.mod": "Ctrl",
  "app.shift": "Shift",
} as const satisfies Messages;
