import { InboxAddress, type PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Handlers, Input } from "../../../shared/contract/define.ts";
import type { InstantMessage, messageCalls } from "../../../shared/contract/message.ts";
import { domainOf, inboxOf, normaliseName, principalOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Caller, Clock } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import { createAcknowledger } from "./acknowledger.ts";
import type { InboxFanOut } from "./inbox-fan-out.ts";
import { requireGoodBody } from "./message-body.ts";
import { type Fate, fateOf, type MessagePolicy } from "./message-policy.ts";
import type { Appended, MessageDraft, MessageRepository } from "./message-repository.ts";
import type { ReceiptTeller } from "./receipt-teller.ts";

export interface MessageDeps {
  readonly messages: MessageRepository;
  readonly policy: MessagePolicy;
  readonly fanOut: InboxFanOut;
  readonly receipts: Pick<ReceiptTeller, "tell">;
  readonly domain: string;
  readonly clock: Clock;
}

type Calls = typeof messageCalls;

export function messageHandlers(deps: MessageDeps): Handlers<Calls, Caller> {
  const { messages, policy, fanOut, receipts } = deps;
  const acknowledge = createAcknowledger(deps);
  return {
    "message:send": (input, caller) => send(deps, input, caller),
    "message:displayed": async ({ peer, through }, { principal: owner }) => {
      const pair = { owner, sender: servedPrincipal(deps, peer) };
      const isSeen = await policy.maySee(owner, pair.sender);
      const sequence = await messages.markDisplayed(pair, through, isSeen);
      if (sequence === null) return {};
      fanOut(owner, { sequence, kind: "displayed", peer: inboxOf(pair.sender), through });
      receipts.tell(pair);
      return {};
    },
    "inbox:fetch": ({ after, limit }, { principal }) =>
      messages.fetch({ inbox: principal, after, limit }),
    "inbox:acknowledge": async ({ through }, caller) => {
      await acknowledge(caller, through);
      return {};
    },
  };
}

async function send(deps: MessageDeps, input: Input<Calls["message:send"]>, caller: Caller) {
  requireGoodBody(input.body);
  const draft = draftOf(deps, input, caller);
  const fate = await fateOf(deps.policy, draft.sender, draft.recipient);
  if (fate === "declined" || fate === "not-accepting") return answerRefused(deps, draft, fate);
  const appended = await deps.messages.append(draft, fate === "ignore");
  distribute(deps, draft, appended);
  return { id: input.id, storedAt: appended.storedAt };
}

/** Sender and time of storing are the service's to say; the rest is the client's. */
function draftOf(
  deps: MessageDeps,
  { id, recipient: address, body, sentAt }: Input<Calls["message:send"]>,
  { principal: sender, identity }: Caller,
): MessageDraft {
  const recipient = servedPrincipal(deps, address);
  const storedAt = timestamp(deps.clock);
  const message: InstantMessage = {
    id,
    sender: identity.inbox,
    recipient: inboxOf(recipient),
    body,
    sentAt,
    storedAt,
  };
  return { sender, recipient, message };
}

function servedPrincipal({ domain }: MessageDeps, address: InboxAddress): PrincipalAddress {
  // In the canonical form of some characters there is a colon or a blank, or a whole word.
  const canonical = InboxAddress.safeParse(normaliseName(address));
  if (!canonical.success) throw new AppError("address-malformed", "this can be nobody's address");
  const principal = principalOf(canonical.data);
  if (domainOf(principal) === domain) return principal;
  throw new AppError("address-not-served", "this service carries messages of its own domain only");
}

const REFUSALS: Readonly<Record<Exclude<Fate, "store" | "ignore">, string>> = {
  declined: "the recipient declines messages from this sender",
  "not-accepting": "the recipient is not accepting messages",
};

/** What was stored before the recipient changed their mind stays stored: a retry must learn that. */
async function answerRefused(
  { messages }: MessageDeps,
  draft: MessageDraft,
  fate: keyof typeof REFUSALS,
) {
  const storedAt = await messages.findStored(draft);
  if (storedAt === null) throw new AppError(fate, REFUSALS[fate]);
  return { id: draft.message.id, storedAt };
}

function distribute(
  { fanOut }: MessageDeps,
  { sender, recipient, message }: MessageDraft,
  { sent, received }: Appended,
): void {
  if (sent !== null) fanOut(sender, { sequence: sent, kind: "message", message });
  if (received !== null) fanOut(recipient, { sequence: received, kind: "message", message });
}
