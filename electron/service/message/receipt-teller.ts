import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { inboxOf } from "../../../shared/model/address.ts";
import type { Clock, Log } from "../ports.ts";
import { describeBug } from "../describe-bug.ts";
import { timestamp } from "../system-clock.ts";
import type { InboxFanOut } from "./inbox-fan-out.ts";
import type { MessagePolicy } from "./message-policy.ts";
import type { MessageRepository, ReceiptPair } from "./message-repository.ts";

/**
 * Tells senders how far their messages have come: only what presence shows them anyway (design 4.7).
 *
 * A receipt goes out while its reader is visibly there for the sender; what was delivered unseen is kept
 * back, and told, with the time of telling, once they are (`settle`), as a sign-in would. What was
 * displayed unseen is never told as that. So neither an invisible reader nor a sign-on in hiding can be
 * inferred.
 */
export interface ReceiptTeller {
  /** Something of this conversation was delivered or displayed. */
  tell(pair: ReceiptPair): void;
  /** The owner may have become visible to senders who are owed receipts. */
  settle(owner: PrincipalAddress): void;
  /** Resolves when everything asked for so far is told. */
  idle(): Promise<void>;
}

export interface ReceiptTellerDeps {
  readonly messages: Pick<MessageRepository, "tellReceipts" | "owedReceipts">;
  readonly policy: Pick<MessagePolicy, "maySee">;
  readonly fanOut: InboxFanOut;
  readonly clock: Clock;
  readonly log: Log;
}

export function createReceiptTeller(deps: ReceiptTellerDeps): ReceiptTeller {
  const { messages, log } = deps;
  const waiting = new Map<string, ReceiptPair>();
  let running: Promise<void> | undefined;

  /** While one round is written the next gathers, and one receipt covers all before it. */
  const run = async (): Promise<void> => {
    try {
      while (waiting.size > 0) {
        const pairs = [...waiting.values()];
        waiting.clear();
        await tellThose(deps, pairs);
      }
    } catch (error) {
      // What was not told is still owed, and told with the next receipt.
      log.warn({ error: describeBug(error) }, "receipts were not written");
    } finally {
      running = undefined;
    }
  };

  const tell = (pair: ReceiptPair): void => {
    if (pair.owner === pair.sender) return;
    waiting.set(`${pair.owner} ${pair.sender}`, pair);
    running ??= run();
  };

  const tellOwed = async (owner: PrincipalAddress): Promise<void> => {
    for (const sender of await messages.owedReceipts(owner)) tell({ owner, sender });
  };

  return {
    tell,
    settle: (owner) => {
      tellOwed(owner).catch(() => log.warn({}, "owed receipts were not read"));
    },
    idle: async () => running,
  };
}

async function tellThose(
  { messages, policy, fanOut, clock }: ReceiptTellerDeps,
  pairs: readonly ReceiptPair[],
): Promise<void> {
  const maySee = await Promise.all(
    pairs.map(async ({ owner, sender }) => policy.maySee(owner, sender)),
  );
  const visible = pairs.filter((_pair, index) => maySee[index] === true);
  if (visible.length === 0) return;
  const at = timestamp(clock);
  for (const { owner, sender, ...receipt } of await messages.tellReceipts(visible, at)) {
    fanOut(sender, { ...receipt, kind: "receipt", peer: inboxOf(owner), at });
  }
}
