import type { PresentityAddress } from "../../shared/contract/address.ts";
import type { FiredAlert } from "../../shared/contract/alert.ts";
import type {
  BridgeEvents,
  BuddyView,
  ConversationMessage,
  ConversationSummary,
} from "../../shared/contract/bridge.ts";
import type { EventName, EventPayload } from "../../shared/contract/define.ts";
import { limits } from "../../shared/contract/limits.ts";
import type { MessageId } from "../../shared/contract/message.ts";
import type { ConversationEvent } from "../agent/conversation-events.ts";
import type { Clock } from "../agent/ports.ts";
import type { BridgeListener } from "./host.ts";

/** Events that say how something is now, so that the last one makes the ones before void. */
type StateName = Exclude<
  EventName<BridgeEvents>,
  "buddies:changed" | "conversations:changed" | "messages:changed" | "alert:fired"
>;

/** Makes one event of many changes of one moment: a thousand buddies cost a window one redraw. */
export interface EventCoalescer {
  state<N extends StateName>(name: N, payload: EventPayload<BridgeEvents, N>): void;
  buddies(change: {
    readonly buddies: readonly BuddyView[];
    readonly removed: readonly PresentityAddress[];
  }): void;
  conversations(event: ConversationEvent): void;
  /** After all that is new of whom they are about. */
  fired(alerts: readonly FiredAlert[]): void;
  /** Forgets what was not emitted: it belongs to an account that is no longer there. */
  discard(): void;
}

/** One frame of a screen: nobody sees more. */
const SPACING_MS = 16;
const MESSAGES_PER_EVENT = 1_000;

export function createEventCoalescer(clock: Clock, emit: BridgeListener): EventCoalescer {
  return new PacedCoalescer(clock, emit);
}

class PacedCoalescer implements EventCoalescer {
  readonly #clock: Clock;
  readonly #emit: BridgeListener;
  #states = new Map<StateName, () => void>();
  #buddies = new Map<PresentityAddress, BuddyView | null>();
  #conversations = new Map<string, ConversationSummary>();
  #messages = new Map<string, ConversationMessage>();
  #removed = new Set<MessageId>();
  #fired: FiredAlert[] = [];
  #isScheduled = false;
  #lastAt = 0;

  constructor(clock: Clock, emit: BridgeListener) {
    this.#clock = clock;
    this.#emit = emit;
  }

  state<N extends StateName>(name: N, payload: EventPayload<BridgeEvents, N>): void {
    // In the order of the last change of each.
    this.#states.delete(name);
    this.#states.set(name, () => this.#emit(name, payload));
    this.#schedule();
  }

  buddies({ buddies, removed }: Parameters<EventCoalescer["buddies"]>[0]): void {
    for (const presentity of removed) this.#buddies.set(presentity, null);
    for (const view of buddies) this.#buddies.set(view.buddy.presentity, view);
    this.#schedule();
  }

  conversations({ messages, removed, conversations }: ConversationEvent): void {
    for (const id of removed) {
      this.#messages.delete(keyOf({ id, isOwn: true, peer: "" }));
      this.#removed.add(id);
    }
    for (const message of messages) {
      this.#messages.set(keyOf(message), message);
      this.#removed.delete(message.id);
    }
    for (const summary of conversations) this.#conversations.set(summary.peer, summary);
    this.#schedule();
  }

  fired(alerts: readonly FiredAlert[]): void {
    this.#fired.push(...alerts);
    this.#schedule();
  }

  discard(): void {
    this.#states = new Map();
    this.#buddies = new Map();
    this.#conversations = new Map();
    this.#messages = new Map();
    this.#removed = new Set();
    this.#fired = [];
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const delayMs = Math.max(0, this.#lastAt + SPACING_MS - this.#clock.now());
    // A clock that was set back must not hold everything up.
    this.#clock.schedule(() => this.#flush(), Math.min(delayMs, SPACING_MS));
  }

  #flush(): void {
    this.#isScheduled = false;
    this.#lastAt = this.#clock.now();
    const [states, buddies, conversations] = [this.#states, this.#buddies, this.#conversations];
    const [messages, removed] = [[...this.#messages.values()], [...this.#removed]];
    const fired = this.#fired.slice(-limits.alerts);
    // First, so that a listener that causes changes causes the next event and not a part of this one.
    this.discard();
    for (const emit of states.values()) emit();
    if (buddies.size > 0) this.#emit("buddies:changed", buddiesEvent(buddies));
    this.#emitMessages(messages, removed);
    if (conversations.size > 0) this.#emit("conversations:changed", [...conversations.values()]);
    if (fired.length > 0) this.#emit("alert:fired", fired);
  }

  #emitMessages(messages: readonly ConversationMessage[], removed: readonly MessageId[]): void {
    const longest = Math.max(messages.length, removed.length);
    for (let start = 0; start < longest; start += MESSAGES_PER_EVENT) {
      const end = start + MESSAGES_PER_EVENT;
      this.#emit("messages:changed", {
        messages: messages.slice(start, end),
        removed: removed.slice(start, end),
      });
    }
  }
}

/** Incoming ids were made by others; one's own are unique among one's own. */
function keyOf({
  id,
  isOwn,
  peer,
}: {
  readonly id: string;
  readonly isOwn: boolean;
  readonly peer: string;
}): string {
  return isOwn ? id : `${id} ${peer}`;
}

function buddiesEvent(changed: ReadonlyMap<PresentityAddress, BuddyView | null>) {
  const views = [...changed.values()].filter((view) => view !== null);
  const removed = [...changed]
    .filter(([, view]) => view === null)
    .map(([presentity]) => presentity);
  return { buddies: views, removed };
}
