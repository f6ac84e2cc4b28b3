import { createHash } from "node:crypto";
import { v4 } from "uuid";
import type {
  InboxAddress,
  PresentityAddress,
  PrincipalAddress,
} from "../../../shared/contract/address.ts";
import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { type PresenceDocument, TupleId } from "../../../shared/contract/presence.ts";
import { filterContent } from "../../../shared/model/presence-filter.ts";
import {
  advanceView,
  NEVER_SEEN,
  type PresenceView,
  type SignOff,
  unavailableContent,
  viewBehind,
  type ViewContent,
} from "../../../shared/model/presence-view.ts";
import { invariant } from "../../../shared/result/invariant.ts";
import { principalBehind } from "../visibility/hidden-identity.ts";
import type { Permits } from "./place.ts";
import { newTupleId } from "./new-tuple-id.ts";

/**
 * What one watcher is shown apart from all others.
 *
 * Kept apart (`returnsFrom` null), the document never moves. On the way back in it goes over into the
 * full view, in such a way that nothing tells the time they were kept apart from an ordinary absence.
 */
export interface ApartView {
  readonly document: PresenceDocument;
  /** When they were let back in, or moved. */
  readonly returnsFrom: string | null;
  /** The view they go over into; while they are kept apart, the one they saw before. */
  readonly shows: PresenceFilter;
  /**
   * Which tuple stands for which device, for somebody who came from another view and keeps the ids they
   * know: new ones would tell that they were moved. Null: the ids are those of the view they go into.
   */
  readonly tupleIds: Readonly<Record<string, TupleId>> | null;
  /**
   * What they were permitted while they were let in; null: everything. Whoever is ignored goes on being
   * refused what they were refused before, or to be let look would tell them.
   */
  readonly permits: Permits | null;
}

/** What everybody sees who was never let in: as on the day the account was made. */
export function strangerDocument(
  presentity: PresentityAddress,
  inbox: InboxAddress,
  createdAt: Date,
): PresenceDocument {
  const content = unavailableContent(inbox, NEVER_SEEN);
  return advanceView(null, { presentity, content, now: createdAt, newTupleId: noDevice }).document;
}

export interface Parting {
  /** The document the watcher holds until now. */
  readonly held: PresenceDocument;
  readonly inbox: InboxAddress;
  /** As exactly as what they saw tells it. */
  readonly now: Date;
  /** What they were shown with so far. */
  readonly shows: PresenceFilter;
}

/**
 * What a watcher gets who is quietly ignored from now on.
 *
 * Whoever saw somebody there sees an ordinary sign-off; whoever saw an absence goes on seeing it;
 * whoever was not let in so far sees what the approval of somebody absent gives.
 */
export function ignoredDocument(parting: Parting, wasLetIn: boolean): PresenceDocument {
  const { held, now } = parting;
  if (!wasLetIn || !isAbsence(held)) {
    return unavailableDocument(parting, { at: now.toISOString(), basic: "open" });
  }
  const isOpen = held.tuples.every((tuple) => tuple.status.basic === "open");
  if (isOpen) return held;
  return unavailableDocument(parting, { at: held.lastSeen ?? null, basic: "open" });
}

/** What a watcher gets who has to wait, or is sent away: a stranger's document, later than theirs. */
export function dismissedDocument(parting: Parting): PresenceDocument {
  return unavailableDocument(parting, NEVER_SEEN);
}

/**
 * What a watcher holds who goes from one view into another: to them an ordinary change of what they see,
 * and none where both show the same. Ids and times that they know stay, so that only what the document
 * itself says tells of the move.
 */
export function movedView(
  { document, tupleIds }: Pick<PresenceView, "document" | "tupleIds">,
  content: ViewContent,
  now: Date,
): Pick<PresenceView, "document" | "tupleIds"> {
  const { presentity } = document;
  const held = viewBehind(document, tupleIds);
  return advanceView(held, { presentity, content, now, newTupleId });
}

/** Whether nothing but a greater version would come of joining the others: then nobody notices. */
export function canJoin(next: PresenceDocument, shared: PresenceDocument, held: number): boolean {
  if (shared.version <= held) return false;
  return JSON.stringify({ ...next, version: shared.version }) === JSON.stringify(shared);
}

/**
 * What a watcher sees who was let back in: the full view, but nothing in it older than their return.
 *
 * Times and tuple ids from before would tell them that the person was there all along. As long as the
 * full view shows an absence that began before, they keep the absence they know. Returns the very
 * document of `view` as soon as nothing distinguishes the two any more, which takes an absence since then,
 * because that ends all ids; and the very document they hold when nothing changed.
 */
export function returningDocument(
  view: PresenceView,
  watcher: PrincipalAddress,
  { document: held, returnsFrom, shows }: Omit<ApartView, "tupleIds" | "permits">,
): PresenceDocument {
  const { document: full } = view;
  invariant(returnsFrom !== null, "only somebody who was let back in returns");
  // Whoever had to wait or was sent away knows that they saw nothing: they may see how it is.
  const isTold = shows.lastSeen !== "none";
  const wasIgnored = isAbsence(held) && (held.lastSeen !== null || !isTold);
  if (wasIgnored && isAbsence(full) && full.timestamp <= returnsFrom) return held;
  // Whoever holds an absence has been shown nobody since they were let in: so there was nobody.
  const hasNewIds = isAbsence(full) || isAbsence(held);
  if (hasNewIds && full.timestamp > returnsFrom && full.version > held.version) return full;
  const raise = (timestamp: string) => (timestamp < returnsFrom ? returnsFrom : timestamp);
  const idOf = isAbsence(full) ? (id: TupleId) => id : newIdsFor(view, watcher, returnsFrom);
  const raised: PresenceDocument = {
    ...full,
    version: held.version,
    timestamp: raise(full.timestamp),
    tuples: full.tuples.map((tuple) => ({
      ...tuple,
      id: idOf(tuple.id),
      timestamp: raise(tuple.timestamp),
    })),
  };
  if (JSON.stringify(raised) === JSON.stringify(held)) return held;
  return { ...raised, version: Math.max(Date.parse(raised.timestamp), held.version + 1) };
}

/**
 * Other ids for the tuples of devices, the same at every change and after a restart. Made from the
 * devices' keys, which nobody else knows: from what the watcher knows they could be made again.
 */
function newIdsFor({ tupleIds }: PresenceView, watcher: PrincipalAddress, returnsFrom: string) {
  const keys = new Map(Object.entries(tupleIds).map(([key, id]) => [id, key]));
  return (id: TupleId): TupleId => {
    const key = keys.get(id);
    invariant(key !== undefined, "every tuple of a view stands for a device");
    // Hiding must not give them others.
    const name = `${key} ${principalBehind(watcher)} ${returnsFrom}`;
    const random = createHash("sha256").update(name).digest();
    return TupleId.parse(v4({ random: random.subarray(0, 16) }));
  };
}

function isAbsence(document: PresenceDocument): boolean {
  return document.lastSeen !== undefined;
}

/** The unavailable document as it would follow the held one if the person had gone just now. */
function unavailableDocument(
  { held, inbox, now, shows }: Parting,
  signOff: SignOff,
): PresenceDocument {
  const before: PresenceView = { document: held, content: { tuples: [] }, tupleIds: {} };
  const content = filterContent(unavailableContent(inbox, signOff), shows);
  const { presentity } = held;
  return advanceView(before, { presentity, content, now, newTupleId: noDevice }).document;
}

function noDevice(): never {
  throw new Error("Invariant broken: an unavailable document has no device");
}
