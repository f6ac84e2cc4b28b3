import { files, type Row } from "./row.ts";

/** What RFC 2778 says, outside its glossary, that a system may do. */
export const capabilities: readonly Row[] = [
  { id: "C1", says: "two services, each with two kinds of client", open: "running each alone" },
  {
    id: "C2",
    says: "presence is handed out while the presentity is elsewhere",
    shownBy: [
      [files.publication, "changes not a byte of what is shown, and nobody comes and goes"],
    ],
  },
  {
    id: "C3",
    says: "a fetcher asks for one or more presentities",
    shownBy: [[files.subscription, "answers each item for itself, in the order asked"]],
  },
  {
    id: "C4",
    says: "a subscriber is told at once",
    shownBy: [[files.subscription, "gives everything held, and from there every change, once"]],
  },
  {
    id: "C5",
    says: "a poller is told from a fetcher",
    shownBy: [[files.ledger, "calls whoever looks every minute a poller, with the interval"]],
  },
  {
    id: "C6",
    says: "watcher information by the same mechanisms as presence",
    shownBy: [
      [
        files.watcherReading,
        "is refused alike unless its owner lets them, wherever the address is",
      ],
      [files.watcherReading, "tells who reads on of what changed for them, and of nothing else"],
      [files.watcherReading, "is recorded one level up: who reads, who is told, and who tried"],
    ],
  },
  {
    id: "C7",
    says: "watcher information may look like presence",
    shownBy: [
      [files.story, "everybody who looks is in the ledger: who subscribed, and who only looked"],
    ],
  },
  {
    id: "C8",
    says: "three kinds of rules on three kinds of entity",
    open: "delivery rules",
  },
  {
    id: "C9",
    says: "status may have several values",
    shownBy: [
      [
        files.publication,
        "says what was added to it, over a restart too, until something else is chosen",
      ],
    ],
  },
  {
    id: "C10",
    says: "open and closed may apply to other means",
    shownBy: [["shared/model/availability.test.ts", "lets a closed telephone not close the inbox"]],
  },
  { id: "C11", says: "status and address may be merged", open: "hiding the address while closed" },
  {
    id: "C12",
    says: "senders and inboxes may have to authenticate",
    shownBy: [[files.transport, "calls nothing of the session from the entrance"]],
  },
  { id: "C13", says: "another level for each inbox", open: "levels of inboxes" },
  {
    id: "C14",
    says: "another level for each presentity and watcher",
    open: "sessions of more than one level",
  },
  { id: "C15", says: "several servers, one service", open: "a service of several servers" },
  { id: "C16", says: "no distinct server is needed", open: "talking without a service between" },
  { id: "C17", says: "other services inside", open: "gateways" },
  {
    id: "C18",
    says: "a proxy may act for a party",
    shownBy: [
      [files.delegates, "chooses the status, is named to the owner, and in no document"],
      [files.kill, "a service that is killed comes back with everything it said"],
    ],
  },
  {
    id: "C19",
    says: "agents and entities may sit on any machine",
    shownBy: [
      [
        "e2e/specs/faults.e2e.ts",
        "the app that launched the service dies, and another one goes on with it",
      ],
    ],
  },
  { id: "C20", says: "an inbox is fetched from, deleted from, ruled", open: "deleting and ruling" },
  {
    id: "C21",
    says: "a message may be limited in size",
    shownBy: [
      ["electron/service/message/message-body.test.ts", "of %s is measured in bytes of UTF-8"],
    ],
  },
  {
    id: "C22",
    says: "status affects delivery",
    shownBy: [
      [
        files.fate,
        "to a closed inbox is to be refused, also while its owner is away, and leaves nothing",
      ],
    ],
  },
  {
    id: "C23",
    says: "one presentity, one subscriber, one inbox each, and presence with its address",
    shownBy: [[files.registration, "makes an account whose default entities share one name"]],
  },
];
