import type { InboxAddress } from "../../../shared/contract/address.ts";
import type { ConversationMessage } from "../../../shared/contract/bridge.ts";
import type { MessageId } from "../../../shared/contract/message.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { ErrorCode } from "../../../shared/result/error-code.ts";
import { invariant } from "../../../shared/result/invariant.ts";
import type { Archive } from "../archive/open-archive.ts";
import type { OutboxMessage } from "../archive/operations/outbox-operations.ts";
import type { ConversationChange } from "../archive/operations/conversation-rows.ts";
import type { ServiceLink } from "../connection/connection.ts";
import { retryDelay } from "../connection/retry-delay.ts";
import type { ConversationEvent } from "../conversation-events.ts";
import type { Clock, Log } from "../ports.ts";
import type { ServiceTime } from "../service-time.ts";
import { isTransient } from "../connection/is-transient.ts";
import { Lane } from "./lane.ts";
import { createMessageIds } from "./message-ids.ts";

export interface SenderOptions {
  readonly archive: Archive;
  readonly link: ServiceLink;
  readonly serviceTime: ServiceTime;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly onDidChange: (event: ConversationEvent) => void;
}

/** RFC 2778's SENDER user agent: whatever it accepted arrives, or is shown as failed with its reason. */
export interface Sender {
  /** From here on the outbox flows, until `pause`. */
  flow(): Promise<void>;
  pause(): void;
  /** In the archive once it resolves; sending goes on by itself from there. */
  send(peer: InboxAddress, text: string): Promise<ConversationMessage>;
  /** Sends a failed message once more. `message-unknown` when it did not fail. */
  retry(id: MessageId): Promise<void>;
  /** Takes a message back that can't have arrived; `conflict` when it may have. Answers its text. */
  cancel(id: MessageId): Promise<string>;
}

/** In flight per conversation: enough to keep a service busy, few to repeat after an obstacle. */
const WINDOW = 32;

export async function createSender(options: SenderOptions): Promise<Sender> {
  const lastId = await options.archive.run("outbox:last-id");
  const sender = new OutboxSender(options, createMessageIds(options.clock, lastId));
  await sender.load();
  return sender;
}

class OutboxSender implements Sender {
  readonly #options: SenderOptions;
  readonly #nextId: () => MessageId;
  readonly #lanes = new Map<InboxAddress, Lane>();
  readonly #stored: { readonly id: MessageId; readonly storedAt: string }[] = [];
  /** Whether what is written from now on may reach the service at once. */
  #isAttempting = false;
  #isFlowing = false;

  constructor(options: SenderOptions, nextId: () => MessageId) {
    this.#options = options;
    this.#nextId = nextId;
  }

  async load(): Promise<void> {
    for (const message of await this.#options.archive.run("outbox:list"))
      this.#laneOf(message).add(message);
  }

  async flow(): Promise<void> {
    this.#isAttempting = true;
    await this.#options.archive.run("outbox:attempt");
    // The connection may have ended meanwhile.
    if (!this.#isAttempting) return;
    this.#isFlowing = true;
    for (const lane of this.#lanes.values()) this.#goOn(lane);
  }

  pause(): void {
    this.#isAttempting = false;
    this.#isFlowing = false;
  }

  async send(peer: InboxAddress, text: string): Promise<ConversationMessage> {
    if (text.trim() === "") throw new AppError("message-empty", "there is nothing to send");
    const { archive, clock, serviceTime } = this.#options;
    const message = {
      id: this.#nextId(),
      peer,
      type: "text/plain",
      text,
      sentAt: new Date(clock.now()).toISOString(),
    };
    const isAttempted = this.#isAttempting;
    const at = serviceTime.now();
    const change = await archive.run("outbox:add", { ...message, at, isAttempted });
    this.#tell(change);
    this.#enqueue(message);
    const [added] = change.messages;
    invariant(added !== undefined, "an added message is part of the change");
    return added;
  }

  async retry(id: MessageId): Promise<void> {
    const { archive, serviceTime } = this.#options;
    const { message, change } = await archive.run("outbox:retry", {
      id,
      freshId: this.#nextId(),
      at: serviceTime.now(),
      isAttempted: this.#isAttempting,
    });
    this.#tell(change, message.id === id ? [] : [id]);
    this.#enqueue(message);
  }

  async cancel(id: MessageId): Promise<string> {
    const { message, change } = await this.#options.archive.run("outbox:cancel", id);
    this.#lanes.get(message.peer)?.drop(id);
    this.#tell(change, [id]);
    return message.text;
  }

  #enqueue(message: OutboxMessage): void {
    const lane = this.#laneOf(message);
    lane.add(message);
    this.#pump(lane);
  }

  #pump(lane: Lane): void {
    if (!this.#isFlowing) return;
    for (const message of lane.takeNext()) void this.#deliver(lane, message);
  }

  async #deliver(lane: Lane, message: OutboxMessage): Promise<void> {
    const { id, peer, type, text, sentAt } = message;
    const reply = await this.#options.link.request("message:send", {
      id,
      recipient: peer,
      body: { type, text },
      sentAt,
    });
    if (reply.ok) {
      lane.settle(id);
      this.#noteStored(id, reply.value.storedAt);
    } else if (isTransient(reply.error.code)) {
      if (reply.error.code === "rate-limited") lane.narrow();
      lane.holdUp(id);
    } else {
      lane.settle(id);
      void this.#noteFailed(id, reply.error.code);
    }
    if (lane.isStanding) this.#waitAndGoOn(lane);
    else this.#pump(lane);
  }

  #goOn(lane: Lane): void {
    lane.goOn();
    this.#pump(lane);
  }

  #waitAndGoOn(lane: Lane): void {
    const { clock, random } = this.#options;
    clock.schedule(
      () => {
        // A new connection may have begun it again: then this pause is not what it waits for now.
        if (lane.isStanding) this.#goOn(lane);
      },
      retryDelay(lane.obstacles, random),
    );
    lane.obstacles += 1;
  }

  /** Acknowledgements of one moment are written together; until then the message counts as on its way. */
  #noteStored(id: MessageId, storedAt: string): void {
    this.#stored.push({ id, storedAt });
    if (this.#stored.length > 1) return;
    queueMicrotask(() => {
      const stored = this.#stored.splice(0);
      void this.#write(() => this.#options.archive.run("outbox:stored", stored));
    });
  }

  #noteFailed(id: MessageId, code: ErrorCode): Promise<void> {
    return this.#write(() => this.#options.archive.run("outbox:failed", { id, code }));
  }

  async #write(run: () => Promise<ConversationChange>): Promise<void> {
    try {
      this.#tell(await run());
    } catch (error) {
      // Nothing is lost: what still counts as sending is sent again, under the same id.
      this.#options.log.error(
        { error: String(error) },
        "the archive could not note how a send went",
      );
    }
  }

  #tell({ messages, conversations }: ConversationChange, removed: readonly MessageId[] = []): void {
    this.#options.onDidChange({ messages, conversations, removed });
  }

  #laneOf({ peer }: Pick<OutboxMessage, "peer">): Lane {
    const known = this.#lanes.get(peer);
    if (known !== undefined) return known;
    const lane = new Lane(WINDOW);
    this.#lanes.set(peer, lane);
    return lane;
  }
}
