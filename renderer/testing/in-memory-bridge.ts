import type { Device } from "../../shared/contract/account.ts";
import type { InboxAddress } from "../../shared/contract/address.ts";
import type { PorchlightBridge } from "../../shared/contract/bridge-names.ts";
import type {
  BridgeCalls,
  BridgeEvents,
  BuddyView,
  ConversationMessage,
  ConversationSummary,
  Session,
  Snapshot,
} from "../../shared/contract/bridge.ts";
import type { OwnDeviceUse } from "../../shared/contract/device-use.ts";
import type { EventName, EventPayload, Handlers } from "../../shared/contract/define.ts";
import type { InformationReader } from "../../shared/contract/watcher-reading.ts";
import type { WatcherInformation } from "../../shared/contract/watcher.ts";

/** Everything there is, as plain data. */
export interface World {
  session: Session | null;
  snapshot: Snapshot;
  messages: ConversationMessage[];
  ledger: WatcherInformation | null;
  readers: InformationReader[];
  devices: Device[];
  /** What those of them that are here say. */
  uses: OwnDeviceUse[];
  invitation: string | null;
  /** How often the service of this computer fails to start. */
  triesBeforeService: number;
  /** Position of the last message of a peer that was on screen. */
  readUpTo: Map<InboxAddress, number>;
  drafts: Map<InboxAddress, string>;
}

/** As the app would tell it, parsed by nobody here. */
export type Emit = <N extends EventName<BridgeEvents>>(
  name: N,
  payload: EventPayload<BridgeEvents, N>,
) => void;

export interface InMemoryBridge extends PorchlightBridge {
  readonly world: World;
  readonly emit: Emit;
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
/** What the handlers act upon. */
export interface Act extends InMemoryOptions {
  readonly emit: Emit;
}

export type AllHandlers = Handlers<BridgeCalls, null>;
export type Part<K extends keyof AllHandlers> = Pick<AllHandlers, K>;

export function summaries(world: World): ConversationSummary[] {
  const byPeer = Map.groupBy(world.messages, ({ peer }) => peer);
  for (const [peer, text] of world.drafts)
    if (text !== "" && !byPeer.has(peer)) byPeer.set(peer, []);
  return [...byPeer].map(([peer, messages]) => ({
    peer,
    last: messages.at(-1) ?? null,
    unreadCount: messages.filter(
      (one) => !one.isOwn && one.position > (world.readUpTo.get(peer) ?? Infinity),
    ).length,
    failedCount: messages.filter(({ state }) => state === "failed").length,
    draft: world.drafts.get(peer) ?? "",
  }));
}

export function replaceBuddies(act: Act, views: readonly BuddyView[]): void {
  const changed = new Map(views.map((view) => [view.buddy.presentity, view]));
  const kept = act.world.snapshot.buddies.filter(({ buddy }) => !changed.has(buddy.presentity));
  act.world.snapshot.buddies = [...kept, ...views];
  act.emit("buddies:changed", { buddies: [...views], removed: [] });
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}
