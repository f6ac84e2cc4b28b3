import { v7 } from "uuid";
import type { MessageId } from "../../../shared/contract/message.ts";
import type { Clock } from "../ports.ts";

const SEQUENCES = 2 ** 31;

/**
 * Makes UUIDv7s, each greater than the one before, also when the clock goes back and across restarts.
 *
 * `last` is the newest one made so far; null before the first.
 */
export function createMessageIds(clock: Clock, last: string | null): () => MessageId {
  let timeMs = last === null ? 0 : timeOf(last);
  // Unknown after a restart: the next one begins in the millisecond after.
  let sequence = SEQUENCES - 1;
  return () => {
    const now = clock.now();
    if (now > timeMs || sequence === SEQUENCES - 1) {
      timeMs = Math.max(now, timeMs + 1);
      sequence = 0;
    } else {
      sequence += 1;
    }
    // Sound: version 7 is the very format of a message id.
    return v7({ msecs: timeMs, seq: sequence }) as MessageId;
  };
}

/** The first 48 bits. */
function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
