import type { MessageId } from "../../../shared/contract/message.ts";
import type { ConversationMessage, DeliveryState } from "../../../shared/contract/bridge.ts";
import type { Failure } from "../../../shared/result/result.ts";

/**
 * What the window holds of one conversation.
 *
 * Invariants, kept by every function below: `messages` is sorted by position and holds an id once.
 */
export interface Timeline {
  readonly phase: "loading" | "ready" | "failed";
  readonly failure: Failure | null;
  readonly messages: readonly ConversationMessage[];
  readonly hasEarlier: boolean;
  readonly isLoadingEarlier: boolean;
  /**
   * Positions at which a page begins that earlier ones were put above. What is drawn keeps an edge
   * there, so that the rows in sight stay what they are.
   */
  readonly seams: readonly number[];
  /** Position of the message below the unread divider. It stays while the person reads. */
  readonly dividerAt: number | null;
  /** Position of the newest message that was really on screen, as the app was told. */
  readonly displayedThrough: number;
}

const NO_SEAMS: readonly number[] = [];

export const EMPTY_TIMELINE: Timeline = {
  phase: "loading",
  failure: null,
  messages: [],
  hasEarlier: false,
  isLoadingEarlier: false,
  seams: NO_SEAMS,
  dividerAt: null,
  displayedThrough: Number.NEGATIVE_INFINITY,
};

export interface TimelinePage {
  readonly messages: readonly ConversationMessage[];
  readonly hasEarlier: boolean;
  readonly firstUnread: number | null;
}

/** The newest page, read because the conversation was opened: here the unread divider gets its place. */
export function placeNewest(timeline: Timeline, page: TimelinePage): Timeline {
  const joins = overlaps(timeline.messages, page.messages);
  const known = joins ? timeline.messages : [];
  const messages = known.length === 0 ? sorted(page.messages) : merge(known, page.messages);
  return {
    ...timeline,
    phase: "ready",
    failure: null,
    messages,
    hasEarlier: joins ? timeline.hasEarlier : page.hasEarlier,
    seams: joins ? timeline.seams : NO_SEAMS,
    dividerAt: page.firstUnread,
    displayedThrough: displayedBefore(messages, page.firstUnread),
  };
}

/** A page above the ones that are there. */
export function placeEarlier(timeline: Timeline, page: TimelinePage): Timeline {
  const seam = timeline.messages[0]?.position;
  return {
    ...timeline,
    messages: merge(timeline.messages, page.messages),
    hasEarlier: page.hasEarlier,
    isLoadingEarlier: false,
    seams: seam === undefined ? timeline.seams : [seam, ...timeline.seams],
  };
}

export interface Arrival {
  readonly messages: readonly ConversationMessage[];
  readonly removed: readonly MessageId[];
  /** Whether the person has this window in front of them. */
  readonly isAttentive: boolean;
}

/** What became of messages, and new ones. Of earlier ones that were never loaded, nothing is kept. */
export function receive(timeline: Timeline, arrival: Arrival): Timeline {
  const oldest = timeline.messages[0]?.position ?? Number.NEGATIVE_INFINITY;
  const inReach = arrival.messages.filter(
    ({ position }) => position >= oldest || !timeline.hasEarlier,
  );
  if (inReach.length === 0 && !arrival.removed.some((id) => has(timeline.messages, id))) {
    return timeline;
  }
  const gone = new Set(arrival.removed);
  const messages = merge(timeline.messages, inReach).filter(({ id }) => !gone.has(id));
  return { ...timeline, messages, dividerAt: dividerAfter(timeline, arrival) };
}

/** Moves forward only. */
export function markDisplayed(timeline: Timeline, position: number): Timeline {
  if (position <= timeline.displayedThrough) return timeline;
  return { ...timeline, displayedThrough: position };
}

/** Writing an answer says that everything above was read. */
export function dropDivider(timeline: Timeline): Timeline {
  return timeline.dividerAt === null ? timeline : { ...timeline, dividerAt: null };
}

/**
 * The divider stands still while somebody reads. It moves only when something comes while they look
 * elsewhere and everything below the old one had been seen.
 */
function dividerAfter(timeline: Timeline, arrival: Arrival): number | null {
  if (arrival.isAttentive) return timeline.dividerAt;
  const first = arrival.messages.find(
    (message) => !message.isOwn && !has(timeline.messages, message.id),
  );
  if (first === undefined) return timeline.dividerAt;
  const newest = timeline.messages.findLast((message) => !message.isOwn);
  const allSeen = newest === undefined || newest.position <= timeline.displayedThrough;
  return allSeen || timeline.dividerAt === null ? first.position : timeline.dividerAt;
}

const PROGRESS: Readonly<Record<DeliveryState, number>> = {
  sending: 0,
  failed: 0,
  stored: 1,
  delivered: 2,
  displayed: 3,
  received: 3,
};

/** What was acknowledged stays so: a slow reply must not undo the event that overtook it. */
function newer(known: ConversationMessage, received: ConversationMessage): ConversationMessage {
  return PROGRESS[received.state] < PROGRESS[known.state] ? known : received;
}

function merge(
  known: readonly ConversationMessage[],
  received: readonly ConversationMessage[],
): readonly ConversationMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of received) {
    const old = byId.get(message.id);
    byId.set(message.id, old === undefined ? message : newer(old, message));
  }
  return sorted([...byId.values()]);
}

function sorted(messages: readonly ConversationMessage[]): readonly ConversationMessage[] {
  return messages.toSorted((a, b) => a.position - b.position);
}

function has(messages: readonly ConversationMessage[], id: MessageId): boolean {
  return messages.some((message) => message.id === id);
}

/** Whether a page continues what is there; otherwise there would be a hole nobody sees. */
function overlaps(
  known: readonly ConversationMessage[],
  page: readonly ConversationMessage[],
): boolean {
  const newestKnown = known.at(-1)?.position;
  const oldestOfPage = page[0]?.position;
  if (newestKnown === undefined || oldestOfPage === undefined) return false;
  return oldestOfPage <= newestKnown;
}

function displayedBefore(
  messages: readonly ConversationMessage[],
  firstUnread: number | null,
): number {
  const seen =
    firstUnread === null
      ? messages.at(-1)
      : messages.findLast(({ position }) => position < firstUnread);
  return seen?.position ?? Number.NEGATIVE_INFINITY;
}
