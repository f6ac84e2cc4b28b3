import type { AccessHandling } from "../../shared/contract/access.ts";
import type { Device } from "../../shared/contract/account.ts";
import type { InboxAddress, PresentityAddress } from "../../shared/contract/address.ts";
import type { BridgeCallName, PorchlightBridge } from "../../shared/contract/bridge-names.ts";
import {
  bridgeCalls,
  ConversationMessage,
  type BridgeCalls,
  type BridgeEvents,
  type BuddyView,
  type ConversationSummary,
  type Session,
  type Snapshot,
} from "../../shared/contract/bridge.ts";
import {
  answer,
  type EventName,
  type EventPayload,
  type Handlers,
} from "../../shared/contract/define.ts";
import { PROTOCOL } from "../../shared/contract/limits.ts";
import type { WatcherInformation } from "../../shared/contract/watcher.ts";
import {
  inboxOf,
  parseTypedAddress,
  presentityOf,
  principalOf,
} from "../../shared/model/address.ts";
import { isAccepting } from "../../shared/model/availability.ts";
import { chooseStatus, initialSetting } from "../../shared/model/status-setting.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { aBuddy, DOMAIN, inbox, presentity, principal, uuid } from "./people.ts";

export interface World {
  session: Session | null;
  snapshot: Snapshot;
  messages: ConversationMessage[];
  ledger: WatcherInformation | null;
  devices: Device[];
  invitation: string | null;
  /** How often the service of this computer fails to start. */
  triesBeforeService: number;
}

export interface InMemoryBridge extends PorchlightBridge {
  readonly world: World;
  /** As the app would tell it, parsed by nobody here. */
  emit<N extends EventName<BridgeEvents>>(name: N, payload: EventPayload<BridgeEvents, N>): void;
  changeBuddies(change: (view: BuddyView) => BuddyView | undefined): void;
  setConnection(state: Snapshot["connection"]["state"], retryInMs?: number): void;
  hear(peer: InboxAddress, text: string): void;
}

export interface InMemoryOptions {
  readonly world: World;
  readonly now: () => number;
  /** Runs later: deliveries and answers of others. Tests run them at once or never. */
  readonly later: (delayMs: number, run: () => void) => void;
}

/**
 * Keeps the contract of the bridge over plain data: what is asked is parsed, refused and answered as
 * the app does it, and every change is told. There is no service behind it.
 */
export function createInMemoryBridge({ world, now, later }: InMemoryOptions): InMemoryBridge {
  const listeners = new Set<Parameters<PorchlightBridge["onDidReceive"]>[0]>();
  const emit: InMemoryBridge["emit"] = (name, payload) => {
    // What crosses the bridge is a copy, never the thing itself.
    for (const listener of listeners) listener(name, structuredClone(payload));
  };
  const act = { world, now, later, emit };
  const handlers = handlersOf(act);
  return {
    world,
    emit,
    call: async (name, input) => structuredClone(await answerCall(handlers, name, input)),
    onDidReceive(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changeBuddies(change) {
      const changed = world.snapshot.buddies.flatMap((view) => change(view) ?? []);
      replaceBuddies(act, changed);
    },
    setConnection(state, retryInMs) {
      world.snapshot.connection = {
        state,
        since: iso(now()),
        retryAt: retryInMs === undefined ? null : iso(now() + retryInMs),
        code: state === "online" ? null : "unavailable",
      };
      emit("connection:changed", world.snapshot.connection);
    },
    hear: (peer, text) => hear(act, peer, text),
  };
}

type Act = Pick<InMemoryBridge, "emit"> & InMemoryOptions;

function answerCall(handlers: Handlers<BridgeCalls, null>, name: BridgeCallName, input: unknown) {
  const run = handlers[name] as (parsed: unknown, context: null) => Promise<never>;
  return answer(
    bridgeCalls[name],
    input,
    (parsed) => run(parsed, null),
    () => "7f3a",
  );
}

function handlersOf(act: Act): Handlers<BridgeCalls, null> {
  return {
    ...accountHandlers(act),
    ...buddyHandlers(act),
    ...messageHandlers(act),
    ...smallHandlers(act),
  };
}

type Part<K extends keyof Handlers<BridgeCalls, null>> = Pick<Handlers<BridgeCalls, null>, K>;

function accountHandlers(
  act: Act,
): Part<
  | "account:create"
  | "account:join"
  | "account:sign-out"
  | "account:devices"
  | "account:revoke-device"
  | "account:issue-token"
  | "account:invite"
  | "app:snapshot"
  | "app:describe-service"
  | "app:open-link"
> {
  const { world, emit, now } = act;
  const signIn = (name: string, displayName: string, url: string | null): Session => {
    const address = parseTypedAddress(name, DOMAIN);
    const session: Session = {
      identity: {
        principal: address,
        presentity: presentityOf(address),
        inbox: inboxOf(address),
        displayName,
      },
      deviceId: uuid(4, 1) as Session["deviceId"],
      serviceUrl: url ?? "http://127.0.0.1:4870",
      isBundledService: url === null,
      service: {
        domain: DOMAIN,
        registration: "open",
        protocol: PROTOCOL,
        messageBytes: 8_192,
        hasPracticeBuddies: true,
      },
      secretProtection: "file",
    };
    world.session = session;
    world.snapshot = { ...world.snapshot, session, status: initialSetting(new Date(now())) };
    world.snapshot.connection = { state: "online", since: iso(now()), retryAt: null, code: null };
    emit("session:changed", session);
    return session;
  };
  return {
    "app:snapshot": () => ({
      ...world.snapshot,
      session: world.session,
      conversations: summaries(world),
    }),
    "app:describe-service": ({ url }) => {
      if (url?.includes("nobody") === true)
        throw new AppError("service-unknown", "no service there");
      if (url === null && world.snapshot.serviceFailure !== null) {
        world.triesBeforeService -= 1;
        if (world.triesBeforeService >= 0) throw new AppError("storage-read-only", "read-only");
        world.snapshot.serviceFailure = null;
      }
      const registration =
        url?.includes("invited") === true
          ? "invitation"
          : url?.includes("closed") === true
            ? "closed"
            : "open";
      return {
        domain: url === null ? "this-computer.local" : "harbour.example",
        registration,
        protocol: PROTOCOL,
        messageBytes: 8_192,
        hasPracticeBuddies: true,
      };
    },
    "app:open-link": () => ({}),
    "account:create": ({ url, name, displayName, password, invitation }) => {
      if (name === "taken") throw new AppError("name-taken", "taken");
      if (name.includes(" ")) throw new AppError("name-not-allowed", "blank");
      if (password.length < 8) throw new AppError("password-too-weak", "short");
      if (url?.includes("invited") === true && invitation !== "please")
        throw new AppError("invitation-invalid", "unknown");
      return signIn(name, displayName, url);
    },
    "account:join": ({ url, name, password }) => {
      if (password !== "correct horse") throw new AppError("wrong-credentials", "no");
      return signIn(name, name, url);
    },
    "account:sign-out": () => {
      world.session = null;
      world.snapshot = {
        ...world.snapshot,
        session: null,
        status: null,
        buddies: [],
        requests: [],
        rules: [],
      };
      world.messages = [];
      emit("session:changed", null);
      return {};
    },
    "account:devices": () => ({ devices: world.devices }),
    "account:revoke-device": ({ deviceId }) => {
      world.devices = world.devices.filter(({ id }) => id !== deviceId);
      return {};
    },
    "account:issue-token": ({ label }) => {
      const [device] = world.devices;
      if (device !== undefined) {
        world.devices = [
          ...world.devices,
          {
            ...device,
            id: uuid(4, 90 + world.devices.length) as Device["id"],
            label,
            kind: "script",
            isCurrent: false,
          },
        ];
      }
      return { token: "pl_2f9c41d7a8e05b36c1f4" as never };
    },
    "account:invite": () => ({
      invitation: "9GQK-4T7M-XE2P",
      expiresAt: iso(now() + 7 * 24 * 3_600_000),
    }),
  };
}

function buddyHandlers(
  act: Act,
): Part<
  | "buddy:add"
  | "buddy:change"
  | "buddy:remove"
  | "presence:look"
  | "access:decide"
  | "watcher:list"
  | "practice:invite"
> {
  const { world, emit, now } = act;
  const known = (address: PresentityAddress) => {
    const view = world.snapshot.buddies.find(({ buddy }) => buddy.presentity === address);
    if (view === undefined) throw new AppError("not-found", "not on the list");
    return view;
  };
  return {
    "buddy:add": ({ address, name, groups }) => {
      const person = parseTypedAddress(address, DOMAIN);
      if (person === world.session?.identity.principal)
        throw new AppError("watching-yourself", "self");
      if (person.startsWith("nobody")) throw new AppError("address-unknown", "unknown");
      if (person.startsWith("rude")) throw new AppError("watching-refused", "refused");
      const view = aBuddy(
        { name: person, displayName: "", groups, ownName: name, subscription: "pending" },
        now(),
        500 + world.snapshot.buddies.length,
      );
      replaceBuddies(act, [view]);
      return view;
    },
    "buddy:change": ({ presentity: address, name, groups }) => {
      const view = known(address);
      const changed = { ...view, buddy: { ...view.buddy, name, groups } };
      replaceBuddies(act, [changed]);
      return changed;
    },
    "buddy:remove": ({ presentity: address }) => {
      world.snapshot.buddies = world.snapshot.buddies.filter(
        ({ buddy }) => buddy.presentity !== address,
      );
      emit("buddies:changed", { buddies: [], removed: [address] });
      return {};
    },
    "presence:look": ({ address }) => {
      const person = presentityOf(parseTypedAddress(address, DOMAIN));
      const view = world.snapshot.buddies.find(({ buddy }) => buddy.presentity === person);
      if (view?.document == null) throw new AppError("address-unknown", "unknown");
      return view.document;
    },
    "access:decide": ({ watcher, handling }) => {
      decide(world, watcher, handling, now());
      emit("access:changed", world.snapshot.rules);
      emit("requests:changed", world.snapshot.requests);
      if (world.ledger !== null) emit("watchers:changed", world.ledger);
      return {};
    },
    "watcher:list": () => {
      if (world.ledger === null) throw new AppError("unavailable", "not connected");
      return world.ledger;
    },
    "practice:invite": () => {
      const bots = ["Echo", "Tide"].map((displayName, index) =>
        aBuddy(
          {
            name: displayName.toLowerCase(),
            displayName,
            groups: ["Practice buddies"],
            light: "available",
          },
          now(),
          900 + index,
        ),
      );
      replaceBuddies(act, bots);
      return {};
    },
  };
}

function messageHandlers(
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
      readUpTo.set(peer, Math.max(readUpTo.get(peer) ?? 0, position));
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
      changeMessage(act, { ...message, state: "sending", failure: null });
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
      drafts.set(peer, text);
      tellConversation(act, peer);
      return {};
    },
  };
}

function smallHandlers({ world, emit, now }: Act): Part<"status:choose" | "preference:change"> {
  return {
    "status:choose": (chosen) => {
      const before = world.snapshot.status ?? initialSetting(new Date(now()));
      const status = chooseStatus(before, chosen, new Date(now()));
      world.snapshot.status = status;
      emit("status:changed", status);
      return status;
    },
    "preference:change": (part) => {
      world.snapshot.preferences = { ...world.snapshot.preferences, ...withoutUndefined(part) };
      emit("preferences:changed", world.snapshot.preferences);
      return world.snapshot.preferences;
    },
  };
}

/** Kept beside the world, as the archive keeps them beside the messages. */
const readUpTo = new Map<InboxAddress, number>();
const drafts = new Map<InboxAddress, string>();

export function markRead(peer: InboxAddress, position: number): void {
  readUpTo.set(peer, position);
}
export function leaveDraft(peer: InboxAddress, text: string): void {
  drafts.set(peer, text);
}
export function forgetReading(): void {
  readUpTo.clear();
  drafts.clear();
}

function summaries(world: World): ConversationSummary[] {
  const byPeer = Map.groupBy(world.messages, ({ peer }) => peer);
  for (const [peer, text] of drafts) if (text !== "" && !byPeer.has(peer)) byPeer.set(peer, []);
  return [...byPeer].map(([peer, messages]) => ({
    peer,
    last: messages.at(-1) ?? null,
    unreadCount: messages.filter(
      (one) => !one.isOwn && one.position > (readUpTo.get(peer) ?? Infinity),
    ).length,
    failedCount: messages.filter(({ state }) => state === "failed").length,
    draft: drafts.get(peer) ?? "",
  }));
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
    failure: null,
  });
  act.world.messages = [...act.world.messages, message];
  if (!readUpTo.has(message.peer)) readUpTo.set(message.peer, position - 1);
  act.emit("messages:changed", { messages: [message], removed: [] });
  tellConversation(act, message.peer);
  return message;
}

function hear(act: Act, peer: InboxAddress, text: string): void {
  addMessage(act, { peer, text, isOwn: false, state: "received" });
}

function changeMessage(act: Act, changed: ConversationMessage): void {
  act.world.messages = act.world.messages.map((one) => (one.id === changed.id ? changed : one));
  act.emit("messages:changed", { messages: [changed], removed: [] });
  tellConversation(act, changed.peer);
}

function deliver(act: Act, message: ConversationMessage): void {
  const step = (delayMs: number, part: Partial<ConversationMessage>) =>
    act.later(delayMs, () => changeMessage(act, { ...message, ...part }));
  if (act.world.snapshot.connection.state !== "online") return;
  const view = act.world.snapshot.buddies.find(
    ({ buddy }) => buddy.presentity === presentityOf(message.peer),
  );
  if (view?.document != null && !isAccepting(view.document)) {
    step(300, { state: "failed", failure: "not-accepting" });
    return;
  }
  step(250, { state: "stored" });
  step(700, { state: "delivered" });
  step(1_600, { state: "displayed" });
  if (message.peer === inbox("echo")) act.later(1_800, () => hear(act, message.peer, message.text));
}

function replaceBuddies(act: Act, views: readonly BuddyView[]): void {
  const changed = new Map(views.map((view) => [view.buddy.presentity, view]));
  const kept = act.world.snapshot.buddies.filter(({ buddy }) => !changed.has(buddy.presentity));
  act.world.snapshot.buddies = [...kept, ...views];
  act.emit("buddies:changed", { buddies: [...views], removed: [] });
}

function decide(
  world: World,
  watcher: ReturnType<typeof principalOf>,
  handling: AccessHandling,
  now: number,
): void {
  const others = world.snapshot.rules.filter((rule) => rule.condition.person !== watcher);
  const rule = {
    id: `rule-${watcher}` as never,
    condition: { kind: "person" as const, person: watcher },
    handling,
    decidedAt: iso(now),
  };
  world.snapshot.rules = handling === "confirm" ? others : [...others, rule];
  const asked = world.snapshot.requests.find((request) => request.watcher === watcher);
  if (handling !== "confirm") {
    world.snapshot.requests = world.snapshot.requests.filter(
      (request) => request.watcher !== watcher,
    );
  } else if (asked === undefined) {
    world.snapshot.requests = [
      ...world.snapshot.requests,
      { watcher, displayName: "", since: iso(now), state: "pending" },
    ];
  }
  if (world.ledger !== null) {
    world.ledger = {
      ...world.ledger,
      version: world.ledger.version + 1,
      watchers: world.ledger.watchers.map((entry) =>
        entry.watcher === watcher
          ? { ...entry, handling, decidedAt: handling === "confirm" ? null : iso(now) }
          : entry,
      ),
    };
  }
}

function withoutUndefined<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as never;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

export const someone = { presentity, principal, inbox };
