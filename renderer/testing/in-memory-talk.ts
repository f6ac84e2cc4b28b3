import type { InboxAddress } from "../../shared/contract/address.ts";
import { ConversationMessage } from "../../shared/contract/bridge.ts";
import { presentityOf } from "../../shared/model/address.ts";
import { isAccepting } from "../../shared/model/availability.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { iso, summaries, type Act, type Part } from "./in-memory-bridge.ts";
import { inbox, uuid } from "./people.ts";

export function messageHandlers(
  act: Act,
): Part<
  | "conversation:read"
  | "conversation:displayed"
  | "message:send"
  | "message:retry"
  | "message:cancel"
  | "draft:save"
> {
  const { world, emit } = act;
  return {
    "conversation:read": ({ peer, before, limit }) => {
      const all = world.messages.filter((message) => message.peer === peer);
      const earlier = before === null ? all : all.filter(({ position }) => position < before);
      const summary = summaries(world).find((one) => one.peer === peer);
      const unread = summary?.unreadCount ?? 0;
      const incoming = all.filter(({ isOwn }) => !isOwn);
      return {
        messages: earlier.slice(-limit),
        hasEarlier: earlier.length > limit,
        firstUnread: unread === 0 ? null : (incoming.at(-unread)?.position ?? null),
        draft: summary?.draft ?? "",
      };
    },
    "conversation:displayed": ({ peer, through }) => {
      const position = world.messages.find(({ id }) => id === through)?.position ?? 0;
      world.readUpTo.set(peer, Math.max(world.readUpTo.get(peer) ?? 0, position));
      tellConversation(act, peer);
      return {};
    },
    "message:send": ({ peer, text }) => {
      if (text.trim() === "") throw new AppError("message-empty", "empty");
      const message = addMessage(act, { peer, text, isOwn: true, state: "sending" });
      deliver(act, message);
      return message;
    },
    "message:retry": ({ id }) => {
      const message = world.messages.find((one) => one.id === id);
      if (message === undefined) throw new AppError("message-unknown", "gone");
      changeMessage(act, { ...message, state: "sending", stateAt: iso(act.now()), failure: null });
      deliver(act, message);
      return {};
    },
    "message:cancel": ({ id }) => {
      const message = world.messages.find((one) => one.id === id);
      if (message === undefined) throw new AppError("message-unknown", "gone");
      world.messages = world.messages.filter((one) => one.id !== id);
      emit("messages:changed", { messages: [], removed: [id] });
      tellConversation(act, message.peer);
      return { text: message.text };
    },
    "draft:save": ({ peer, text }) => {
      world.drafts.set(peer, text);
      tellConversation(act, peer);
      return {};
    },
  };
}

function tellConversation(act: Act, peer: InboxAddress): void {
  act.emit(
    "conversations:changed",
    summaries(act.world).filter((one) => one.peer === peer),
  );
}

function addMessage(
  act: Act,
  part: Pick<ConversationMessage, "peer" | "text" | "isOwn" | "state">,
): ConversationMessage {
  const position = Math.max(0, ...act.world.messages.map((one) => one.position)) + 1;
  const message = ConversationMessage.parse({
    ...part,
    id: uuid(7, position + 100_000),
    type: "text/plain",
    at: iso(act.now()),
    position,
    stateAt: part.isOwn ? iso(act.now()) : null,
    failure: null,
  });
  act.world.messages = [...act.world.messages, message];
  if (!act.world.readUpTo.has(message.peer)) act.world.readUpTo.set(message.peer, position - 1);
  act.emit("messages:changed", { messages: [message], removed: [] });
  tellConversation(act, message.peer);
  return message;
}

export function hear(act: Act, peer: InboxAddress, text: string): void {
  addMessage(act, { peer, text, isOwn: false, state: "received" });
}

function changeMessage(act: Act, changed: ConversationMessage): void {
  act.world.messages = act.world.messages.map((one) => (one.id === changed.id ? changed : one));
  act.emit("messages:changed", { messages: [changed], removed: [] });
  tellConversation(act, changed.peer);
}

function deliver(act: Act, message: ConversationMessage): void {
  const step = (delayMs: number, part: Partial<ConversationMessage>) =>
    act.later(delayMs, () => changeMessage(act, { ...message, stateAt: iso(act.now()), ...part }));
  if (act.world.snapshot.connection.state !== "online") return;
  const view = act.world.snapshot.buddies.find(
    ({ buddy }) => buddy.presentity === presentityOf(message.peer),
  );
  const document = view?.document ?? null;
  if (document !== null && !isAccepting(document)) {
    step(300, { state: "failed", stateAt: null, failure: "not-accepting" });
    return;
  }
  step(250, { state: "stored" });
  step(700, { state: "delivered" });
  step(1_600, { state: "displayed" });
  if (message.peer === inbox("echo")) act.later(1_800, () => hear(act, message.peer, message.text));
}
