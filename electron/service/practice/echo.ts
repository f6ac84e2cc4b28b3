import { createHash } from "node:crypto";
import { v7 } from "uuid";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import {
  type InboxItem,
  type InstantMessage,
  MessageId,
} from "../../../shared/contract/message.ts";
import { inboxOf, principalOf } from "../../../shared/model/address.ts";
import type { Bus, Clock, Stop } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import type { Performer } from "./performer.ts";

export interface EchoDeps {
  readonly performer: Performer;
  /** Only those who asked the practice buddies over are answered. */
  readonly isGuest: (principal: PrincipalAddress) => boolean;
  readonly bus: Bus;
  readonly clock: Clock;
}

export interface Echo {
  greet(guest: PrincipalAddress): void;
  stop: Stop;
}

const ANSWER_AFTER_MS = 1_500;
const PAGE = 50;
const ECHOED_CHARACTERS = 500;
const GREETING =
  "Hello! I'm Ekko. I live in a canyon and say back whatever I hear. Try me: write something.";

/**
 * Reads its inbox like any device does, message by message, and acknowledges what it has answered: so a
 * message that came while it was down is answered afterwards, and none twice.
 */
export function startEcho(deps: EchoDeps): Echo {
  const { performer, bus, clock } = deps;
  const timers = createTimers(clock);
  const readSoon = oneAtATime(createReader(deps), (read) => timers.after(ANSWER_AFTER_MS, read));
  const stopListening = bus.listen(performer.caller.principal, (event) => {
    if (event === "inbox:items") readSoon();
  });
  readSoon();
  return {
    greet: (guest) =>
      timers.after(ANSWER_AFTER_MS, () =>
        say(deps, guest, { id: MessageId.parse(v7()), text: GREETING }),
      ),
    stop: () => {
      stopListening();
      timers.stop();
    },
  };
}

/** Answers everything that is new. Never rejects. */
function createReader(deps: EchoDeps): () => Promise<void> {
  const { request } = deps.performer;
  let cursor: number | undefined;
  return async () => {
    cursor ??= await readCursor(deps.performer);
    while (cursor !== undefined) {
      const reply = await request("inbox:fetch", { after: cursor, limit: PAGE });
      const last = reply.ok ? reply.value.items.at(-1)?.sequence : undefined;
      if (!reply.ok || last === undefined) return;
      for (const item of reply.value.items) await answerItem(deps, item);
      cursor = last;
      await request("inbox:acknowledge", { through: last });
    }
  };
}

/** Two at once would answer the same message; what is asked for meanwhile comes afterwards. */
function oneAtATime(
  run: () => Promise<void>,
  later: (run: () => Promise<void>) => void,
): () => void {
  let isRunning = false;
  let isAsked = false;
  const ask = (): void => {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    later(async () => {
      isAsked = false;
      await run();
      isRunning = false;
      if (isAsked) ask();
    });
  };
  return ask;
}

async function readCursor({ request }: Performer): Promise<number | undefined> {
  const welcome = await request("session:start", {});
  return welcome.ok ? welcome.value.inboxCursor : undefined;
}

async function answerItem(deps: EchoDeps, item: InboxItem): Promise<void> {
  if (!("message" in item)) return;
  const { message } = item;
  const sender = principalOf(message.sender);
  const own = deps.performer.caller.principal;
  if (sender === own || !deps.isGuest(sender)) return;
  await deps.performer.request("message:displayed", { peer: message.sender, through: message.id });
  await say(deps, sender, { id: answerId(message), text: echoOf(message) });
}

/** The same for the same message: an answer that was sent just before a crash is not sent again. */
function answerId({ id, storedAt }: InstantMessage): MessageId {
  const random = createHash("sha256").update(id).digest();
  return MessageId.parse(v7({ msecs: Date.parse(storedAt), seq: 0, random }));
}

/** Whoever does not take it, or has shown it the door, is left in peace. */
async function say(
  { performer, clock }: EchoDeps,
  guest: PrincipalAddress,
  { id, text }: { readonly id: MessageId; readonly text: string },
): Promise<void> {
  await performer.request("message:send", {
    id,
    recipient: inboxOf(guest),
    body: { type: "text/plain", text },
    sentAt: timestamp(clock),
  });
}

function echoOf({ body }: InstantMessage): string {
  const heard = body.text.trim();
  if (heard.length <= ECHOED_CHARACTERS) return `${heard} … ${lastWords(heard)}`;
  return `${heard.slice(-ECHOED_CHARACTERS).toWellFormed()} … (that was long)`;
}

/** As far as a canyon carries. */
function lastWords(text: string): string {
  return text.split(/\s+/u).slice(-2).join(" ");
}

function createTimers(clock: Clock) {
  const waiting = new Set<Stop>();
  return {
    after: (delayMs: number, run: () => Promise<void>): void => {
      const stop = clock.schedule(() => {
        waiting.delete(stop);
        void run();
      }, delayMs);
      waiting.add(stop);
    },
    stop: (): void => {
      for (const stop of waiting) stop();
      waiting.clear();
    },
  };
}
