import type { SubscriptionEvent, SubscriptionState } from "../contract/presence.ts";
import type { WatcherEntry, WatcherInformation } from "../contract/watcher.ts";
import { presentityOf } from "./address.ts";
import { legalUri, NAMESPACES } from "./pidf-names.ts";
import { XML_DECLARATION, xmlElement, xmlText } from "./xml-text.ts";

/** One document in a row of them. */
export interface WatcherInfoDocument {
  readonly information: WatcherInformation;
  /**
   * Counts the documents that one reader was sent, from 0 on: it is by a gap in them that the reader
   * notices that one is missing (RFC 3858 §3.2). Not the ledger's version, which leaps.
   */
  readonly version: number;
  /** What the reader holds already: only what differs is written, as `partial`. Null: `full`. */
  readonly since: WatcherInformation | null;
}

interface Row {
  readonly entry: WatcherEntry;
  readonly status: SubscriptionState;
  readonly event: SubscriptionEvent;
}

/**
 * WATCHER INFORMATION as `application/watcherinfo+xml` (RFC 3858), package `presence`.
 *
 * RFC 3857 knows subscriptions and passes over whoever only fetches; the ledger does not (RFC 2778
 * §2.3). So they stand here as what a fetch is there, a subscription that ended as it began:
 * `terminated` by `timeout`; `rejected` if they were refused; `waiting` if the owner has not answered.
 * How often and when they looked has no place in RFC 3858 and follows in our own namespace.
 */
export function watcherInfoXml({ information, version, since }: WatcherInfoDocument): string {
  const rows = since === null ? information.watchers.map(rowOf) : changedRows(since, information);
  return (
    XML_DECLARATION +
    xmlElement(
      "watcherinfo",
      {
        xmlns: "urn:ietf:params:xml:ns:watcherinfo",
        "xmlns:p": NAMESPACES.porchlight,
        version: String(version),
        state: since === null ? "full" : "partial",
      },
      xmlElement(
        "watcher-list",
        { resource: legalUri(information.presentity), package: "presence" },
        ...rows.map((row) => watcherElement(row, information.to)),
        ...rows.map(({ entry }) => seenElement(entry)),
      ),
    ) +
    "\n"
  );
}

function rowOf(entry: WatcherEntry): Row {
  if (entry.state !== null) {
    return { entry, status: entry.state, event: entry.event ?? "subscribe" };
  }
  if (entry.lastShown === "refused" || entry.handling === "block") {
    return { entry, status: "terminated", event: "rejected" };
  }
  if (entry.handling === "confirm") return { entry, status: "waiting", event: "timeout" };
  return { entry, status: "terminated", event: "timeout" };
}

/** What a reader who holds `before` does not know yet, with those who are in the ledger no more. */
function changedRows(before: WatcherInformation, after: WatcherInformation): Row[] {
  const known = new Map(before.watchers.map((entry) => [entry.watcher, rowOf(entry)]));
  const rows = after.watchers.map(rowOf);
  const present = new Set(rows.map(({ entry }) => entry.watcher));
  const changed = rows.filter((row) => {
    const held = known.get(row.entry.watcher);
    return held === undefined || factsOf(held) !== factsOf(row);
  });
  const gone = [...known.values()].filter(
    ({ entry, status }) => !present.has(entry.watcher) && status !== "terminated",
  );
  return [...changed, ...gone.map(ended)];
}

/** RFC 3857 §4.7.1: nobody answered for so long that the request was forgotten. */
function ended({ entry, status }: Row): Row {
  return { entry, status: "terminated", event: status === "active" ? "timeout" : "giveup" };
}

function factsOf({ entry, status, event }: Row): string {
  return `${status} ${event} ${entry.displayName}\n${seenElement(entry)}`;
}

function watcherElement({ entry, status, event }: Row, now: string): string {
  const { watcher, displayName } = entry;
  const attributes = {
    id: watcher,
    status,
    event,
    "display-name": displayName === "" ? undefined : displayName,
    "duration-subscribed": status === "active" ? secondsSubscribed(entry, now) : undefined,
  };
  return xmlElement("watcher", attributes, xmlText(legalUri(presentityOf(watcher))));
}

/** Since the stay began that still lasts; undefined where the ledger does not reach back so far. */
function secondsSubscribed({ stays }: WatcherEntry, now: string): string | undefined {
  const stay = stays.findLast(({ to }) => to === null);
  if (stay === undefined) return undefined;
  const milliseconds = Date.parse(now) - Date.parse(stay.from);
  return String(Math.max(0, Math.floor(milliseconds / 1000)));
}

function seenElement(entry: WatcherEntry): string {
  return xmlElement("p:seen", {
    watcher: entry.watcher,
    kinds: entry.kinds.join(" "),
    fetches: String(entry.fetchCount),
    subscriptions: String(entry.subscribeCount),
    cancellations: String(entry.cancelCount),
    refusals: String(entry.refusedCount),
    first: entry.firstAt,
    last: entry.lastAt,
    shown: entry.lastShown,
  });
}
