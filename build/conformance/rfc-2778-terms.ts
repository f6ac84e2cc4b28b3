import { files, type Row } from "./row.ts";

/** The 38 terms of RFC 2778 §3, in its order of subjects: presence, messages, rules, threats. */
export const terms: readonly Row[] = [
  {
    id: "E1",
    says: "PRINCIPAL",
    shownBy: [[files.registration, "lets display names collide"]],
  },
  { id: "E2", says: "PRESENTITY", open: "an account without any" },
  {
    id: "E3",
    says: "PRESENCE USER AGENT",
    shownBy: [
      [files.publication, "reaches one's own other devices"],
      [files.agent, "keeps a status chosen meanwhile to itself until it can be told"],
    ],
  },
  {
    id: "E4",
    says: "WATCHER",
    shownBy: [
      [files.ledger, "logs one entry on each whom a batch looks at, however often it names them"],
    ],
  },
  {
    id: "E5",
    says: "FETCHER",
    shownBy: [[files.ledger, "shows a fetcher who never subscribed, with count and last time"]],
  },
  {
    id: "E6",
    says: "POLLER",
    shownBy: [
      [files.ledger, "calls whoever looks every minute a poller, with the interval"],
      [
        "electron/agent/poller/poller.test.ts",
        "looks at once, and then at an even rhythm until it is stopped",
      ],
    ],
  },
  {
    id: "E7",
    says: "SUBSCRIBER",
    shownBy: [
      [
        files.publication,
        "lights the lamp of everybody who may see it, with what fetchers get too",
      ],
    ],
  },
  {
    id: "E8",
    says: "SUBSCRIPTION",
    shownBy: [
      [files.subscription, "goes on over a restart with live subscriptions"],
      [
        files.restart,
        "a restart with 1,000 live subscriptions leaves each of them served, and tells each change once",
      ],
    ],
  },
  {
    id: "E9",
    says: "NOTIFICATION",
    shownBy: [[files.publication, "sends nothing when nothing that is shown changed"]],
  },
  {
    id: "E10",
    says: "PRESENCE INFORMATION has one tuple or more",
    shownBy: [["shared/model/presence-view.test.ts", "never shows a document without a tuple"]],
  },
  {
    id: "E11",
    says: "PRESENCE TUPLE",
    shownBy: [
      [
        files.contacts,
        "are tuples of their own beside the devices', unknown means and markup kept as they came",
      ],
      [files.contacts, "go with the person, and are in no unavailable document"],
    ],
  },
  {
    id: "E12",
    says: "STATUS",
    shownBy: [
      [
        "shared/model/presence-view.test.ts",
        "says of the person what they added to their choice, and nothing of what they did not",
      ],
    ],
  },
  {
    id: "E13",
    says: "OPEN",
    shownBy: [[files.fate, "to somebody who is away is to be stored"]],
  },
  {
    id: "E14",
    says: "CLOSED",
    shownBy: [
      [
        files.fate,
        "to a closed inbox is to be refused, also while its owner is away, and leaves nothing",
      ],
    ],
  },
  {
    id: "E15",
    says: "COMMUNICATION ADDRESS",
    open: "a call or copy action beside an address of other means",
  },
  {
    id: "E16",
    says: "COMMUNICATION MEANS",
    shownBy: [
      [
        files.contacts,
        "are tuples of their own beside the devices', unknown means and markup kept as they came",
      ],
    ],
  },
  {
    id: "E17",
    says: "CONTACT ADDRESS",
    shownBy: [
      [files.story, "two people on one computer find each other, see each other's light and talk"],
    ],
  },
  {
    id: "E18",
    says: "OTHER PRESENCE MARKUP",
    shownBy: [
      [
        files.contacts,
        "are tuples of their own beside the devices', unknown means and markup kept as they came",
      ],
      [files.contacts, "are in the PIDF that HTTP gives, word for word"],
    ],
  },
  { id: "E19", says: "INSTANT INBOX", open: "several inboxes of one principal" },
  {
    id: "E20",
    says: "INSTANT INBOX ADDRESS",
    shownBy: [
      ["shared/model/availability.test.ts", "says no when the inbox's own tuple is closed"],
      [files.story, "who accepts no messages is not written to in vain"],
    ],
  },
  { id: "E21", says: "INBOX USER AGENT", open: "deleting messages and setting delivery rules" },
  { id: "E22", says: "SENDER", open: "choosing among several senders" },
  { id: "E23", says: "SENDER USER AGENT", open: "accounts that only receive" },
  {
    id: "E24",
    says: "WATCHER USER AGENT",
    shownBy: [
      [files.agent, "become buddies, see each other's light change, and chat"],
      [
        "renderer/features/rules/hiding-editor.test.tsx",
        "says before and after what comes of it for each buddy",
      ],
    ],
  },
  {
    id: "E25",
    says: "INSTANT MESSAGE is small and identifiable",
    shownBy: [[files.message, "with the same content is answered as before, and is one message"]],
  },
  { id: "E26", says: "INSTANT MESSAGE SERVICE", open: "running it without the presence service" },
  {
    id: "E27",
    says: "INSTANT MESSAGE PROTOCOL",
    shownBy: [
      [
        "shared/contract/service-protocol.test.ts",
        "tolerates fields of a newer peer wherever it reads",
      ],
    ],
  },
  {
    id: "E28",
    says: "PRESENCE SERVICE",
    shownBy: [[files.kill, "a service that is killed comes back with everything it said"]],
  },
  {
    id: "E29",
    says: "PRESENCE PROTOCOL",
    shownBy: [
      [
        "shared/contract/service-protocol.test.ts",
        "tolerates fields of a newer peer wherever it reads",
      ],
    ],
  },
  { id: "E30", says: "SERVER", open: "a service of several servers" },
  { id: "E31", says: "PROXY", open: "services that pass on to each other" },
  {
    id: "E32",
    says: "ACCESS RULES",
    shownBy: [
      ["shared/model/access-decision.test.ts", "the most restrictive handling wins, in any order"],
      [files.rules, "moves exactly those it concerns, at once"],
      [files.ruleTimes, "begins and ends a rule by itself, with nobody there"],
    ],
  },
  {
    id: "E33",
    says: "VISIBILITY RULES",
    shownBy: [
      [files.visibility, "finds those who are visible to all, and to those they watch"],
      [files.hiding, "goes on anonymously where that is admitted"],
      [
        files.watcherReading,
        "is left out for those whom they don't watch, and stays the owner's to see",
      ],
    ],
  },
  { id: "E34", says: "DELIVERY RULES", open: "not there yet" },
  {
    id: "E35",
    says: "WATCHER INFORMATION",
    shownBy: [
      [files.ledger, "shows a fetcher who never subscribed, with count and last time"],
      [files.ledger, "calls whoever looks every minute a poller, with the interval"],
      [files.ledger, "shows somebody who subscribes and cancels again and again"],
      [files.ledger, "survives a restart inside the span, and forgets beyond it"],
      [files.ledger, "logs one entry on each whom a batch looks at, however often it names them"],
      [files.ledger, "shows a quietly ignored watcher as watching, who sees themself as active"],
      [
        files.watcherReading,
        "is refused alike unless its owner lets them, wherever the address is",
      ],
      [
        files.watcherReading,
        "is in nobody else's reading from then on, nor does what they do move it",
      ],
      [files.anonymous, "is one row however often they come, and leaves nothing where nobody is"],
      [files.span, "lasts over a restart, and rows go when the clock moves past its end"],
      [
        files.watchersRoute,
        "answers what changed since the document before, in versions without a gap",
      ],
      [files.story, "everybody who looks is in the ledger: who subscribed, and who only looked"],
    ],
  },
  { id: "E36", says: "SPAM", open: "requests from strangers and delivery rules" },
  {
    id: "E37",
    says: "SPOOFING",
    shownBy: [
      [
        files.message,
        "puts the message into both inboxes, with sender and time set by the service",
      ],
      [files.publication, "publishes for the session's own device, whatever else is claimed"],
      [
        files.registration,
        "refuses a name that is taken, in whatever spelling, and one that looks like it",
      ],
    ],
  },
  { id: "E38", says: "STALKING", open: "a block shown to reach every channel" },
];
