import type { Messages } from "../message.ts";

type Name = { readonly name: string };
type NameAndTime = Name & { readonly time: string };

/** “Tell me when …”: what is waited for, and what is said once it has come about. */
export const alertMessages = {
  "alert.tell-me": ({ name }: Name) => `Tell me about ${name}`,
  "alert.title": "Tell me when",
  "alert.online": "their light comes on",
  "alert.back": "they are back from away",
  "alert.open": "they accept messages again",
  "alert.no": "No",
  "alert.once": "Once",
  "alert.always": "Every time",
  "alert.words":
    "This device goes by what it sees of them already. They are not told, and neither is the service.",

  "alert.waits-for": "You want to be told",
  "alert.waits-online": ({ name }: Name) => `When ${name}’s light comes on`,
  "alert.waits-back": ({ name }: Name) => `When ${name} is back from away`,
  "alert.waits-open": ({ name }: Name) => `When ${name} accepts messages again`,
  "alert.waits-once": "Once, on this device",
  "alert.waits-always": "Every time, on this device",
  "alert.stop": "Stop",
  "alert.stop-label": ({ what }: { readonly what: string }) => `Stop: ${what}`,

  "alert.told-online": ({ name }: Name) => `${name}’s light is on.`,
  "alert.told-back": ({ name }: Name) => `${name} is back.`,
  "alert.told-open": ({ name }: Name) => `${name} is accepting messages again.`,
  "alert.told-online-at": ({ name, time }: NameAndTime) => `${name}’s light came on (${time}).`,
  "alert.told-back-at": ({ name, time }: NameAndTime) => `${name} came back (${time}).`,
  "alert.told-open-at": ({ name, time }: NameAndTime) =>
    `${name} began to accept messages again (${time}).`,
  "alert.told-online-late": ({ name }: Name) =>
    `${name}’s light came on while you were not connected.`,
  "alert.told-back-late": ({ name }: Name) => `${name} came back while you were not connected.`,
  "alert.told-open-late": ({ name }: Name) =>
    `${name} began to accept messages while you were not connected.`,
  "alert.see": "Open",
  "alert.write": "Write",
} as const satisfies Messages;
