import type { MessageId } from "../../../shared/contract/message.ts";
import type { OutboxMessage } from "../archive/operations/outbox-operations.ts";

interface Entry {
  readonly message: OutboxMessage;
  isInFlight: boolean;
}

/**
 * The messages that wait for one peer, in order.
 *
 * Several are in flight at once; the service keeps the order of a connection. After one of them met an
 * obstacle nothing further leaves until all that left has come back, so that it is repeated in order.
 */
export class Lane {
  readonly #entries: Entry[] = [];
  readonly #widest: number;
  #window: number;
  #inFlight = 0;
  #isHeldUp = false;
  /** Obstacles in a row. */
  obstacles = 0;

  constructor(widest: number) {
    this.#widest = widest;
    this.#window = widest;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Held up, and everything that left has come back. */
  get isStanding(): boolean {
    return this.#isHeldUp && this.#inFlight === 0;
  }

  add(message: OutboxMessage): void {
    this.#entries.push({ message, isInFlight: false });
  }

  /** What may leave now; it counts as in flight from here on. */
  takeNext(): readonly OutboxMessage[] {
    if (this.#isHeldUp) return [];
    const next = this.#entries.slice(0, this.#window).filter(({ isInFlight }) => !isInFlight);
    for (const entry of next) entry.isInFlight = true;
    this.#inFlight += next.length;
    return next.map(({ message }) => message);
  }

  /** It is with the service, or refused for good. */
  settle(id: MessageId): void {
    this.#inFlight -= 1;
    this.obstacles = 0;
    this.drop(id);
  }

  /**
   * One at a time until the lane is empty: a service that counts calls may refuse one message and let
   * the next one pass.
   */
  narrow(): void {
    this.#window = 1;
  }

  holdUp(id: MessageId): void {
    this.#inFlight -= 1;
    this.#isHeldUp = true;
    const entry = this.#entries.find(({ message }) => message.id === id);
    if (entry !== undefined) entry.isInFlight = false;
  }

  goOn(): void {
    this.#isHeldUp = false;
  }

  drop(id: MessageId): void {
    const place = this.#entries.findIndex(({ message }) => message.id === id);
    if (place !== -1) this.#entries.splice(place, 1);
    if (this.isEmpty) this.#window = this.#widest;
  }
}
