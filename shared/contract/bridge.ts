import { z } from "zod";
import { alertCalls, alertEvents, FiredAlert, PresenceAlert } from "./alert.ts";
import { accessCalls, AccessHandling, AccessRule } from "./access.ts";
import { Device, DeviceId, DeviceToken, Identity, ServiceDescription } from "./account.ts";
import {
  InboxAddress,
  PresentityAddress,
  PrincipalAddress,
  Timestamp,
  whichPresentity,
} from "./address.ts";
import { AutoAway, AutomaticAway, DeviceSenses } from "./auto-away.ts";
import type { BridgeCallName, BridgeEventName } from "./bridge-names.ts";
import { Buddy } from "./buddy.ts";
import { call, type CallDefinition } from "./define.ts";
import { interchangeCalls } from "./interchange.ts";
import { deviceUseCalls } from "./device-use.ts";
import { limits } from "./limits.ts";
import { MessageId } from "./message.ts";
import { presentityCalls, PresentityList } from "./presentity.ts";
import { requireName } from "./name-text.ts";
import { Poll, pollCalls, pollEvents } from "./poll.ts";
import {
  PresenceDocument,
  StatusChoice,
  StatusDetails,
  StatusSetting,
  Subscription,
} from "./presence.ts";
import { watcherReadingCalls } from "./watcher-reading.ts";
import { SpanDays, WatchAlert, WatcherInformation, WatchRequest } from "./watcher.ts";
import { SavedStatus } from "./saved-status.ts";
import { visibilityCalls, visibilityEvents } from "./visibility.ts";

// ── What the renderer mirrors ────────────────────────────────────────────────────────────────────

/** How things stand with the service. Reading and writing work in every one of these states. */
export const Connection = z.object({
  state: z.enum(["signed-out", "connecting", "online", "waiting", "refused"]),
  since: Timestamp,
  /** In `waiting`: when the next attempt starts. */
  retryAt: Timestamp.nullable(),
  /** In `waiting` and `refused`: the code of what went wrong. */
  code: z.string().nullable(),
});
export type Connection = z.output<typeof Connection>;

/** Where the device token lies: the system's keychain, or a file only this user may read. */
export const SecretProtection = z.enum(["keychain", "file"]);
export type SecretProtection = z.output<typeof SecretProtection>;

export const Session = z.object({
  identity: Identity,
  deviceId: DeviceId,
  /** Base URL of the service, for people who script it. */
  serviceUrl: z.string().max(limits.url),
  isBundledService: z.boolean(),
  service: ServiceDescription.nullable(),
  secretProtection: SecretProtection,
});
export type Session = z.output<typeof Session>;

/** A buddy with what is known of them; `isLive` false means: as of `asOf`, from the archive. */
export const BuddyView = z.object({
  buddy: Buddy,
  subscription: Subscription.nullable(),
  document: PresenceDocument.nullable(),
  /** The name the person gave themself, once a document showed it. */
  displayName: z.string().max(limits.displayName),
  isLive: z.boolean(),
  asOf: Timestamp.nullable(),
});
export type BuddyView = z.output<typeof BuddyView>;

/** What the owner of a presentity may know and decide of its watchers, read when it is asked for. */
export const PresentityWatching = z.object({
  rules: z.array(AccessRule).max(limits.accessRules),
  requests: z.array(WatchRequest).max(limits.pendingPerPresentity),
  information: WatcherInformation,
});
export type PresentityWatching = z.output<typeof PresentityWatching>;

export const DeliveryState = z.enum([
  "sending",
  "stored",
  "delivered",
  "displayed",
  "failed",
  "received",
]);
export type DeliveryState = z.output<typeof DeliveryState>;

/** One message of a conversation as the log shows it. */
export const ConversationMessage = z.object({
  id: MessageId,
  peer: InboxAddress,
  isOwn: z.boolean(),
  type: z.string(),
  text: z.string().max(limits.messageText),
  at: Timestamp,
  /** Order within the conversation; grows, may have gaps. */
  position: z.number(),
  state: DeliveryState,
  /** When it came into this state, by the service's clock; null where that is not known. */
  stateAt: Timestamp.nullable(),
  /** Why it failed, chosen into words by the renderer. */
  failure: z.string().nullable(),
});
export type ConversationMessage = z.output<typeof ConversationMessage>;

export const ConversationSummary = z.object({
  peer: InboxAddress,
  last: ConversationMessage.nullable(),
  unreadCount: z.int().nonnegative(),
  failedCount: z.int().nonnegative(),
  draft: z.string().max(limits.messageText),
});
export type ConversationSummary = z.output<typeof ConversationSummary>;

export const Preferences = z.object({
  theme: z.enum(["system", "light", "dark"]),
  density: z.enum(["comfortable", "compact"]),
  buddySort: z.enum(["status", "name", "recent"]),
  showsUnavailable: z.boolean(),
  sendsOnEnter: z.boolean(),
  foldedGroups: z.array(z.string().max(limits.groupName)).max(500),
  listWidth: z.int().min(200).max(600).nullable(),
  /** Looks of one person in one day that are told of; null: no alerts at all. */
  watchAlertAt: z.int().min(limits.watchAlertMinimum).max(limits.watchAlert).nullable(),
  autoAway: AutoAway,
  /** In the order in which they were saved; names differ. */
  savedStatuses: z.array(SavedStatus).max(limits.savedStatuses),
});
export type Preferences = z.output<typeof Preferences>;

/** Everything a window needs to draw itself, also with no service in reach. */
export const Snapshot = z.object({
  host: z.object({
    kind: z.enum(["electron", "browser"]),
    version: z.string(),
    profile: z.string(),
    platform: z.string(),
    senses: DeviceSenses,
  }),
  /** Why no service could be started on this computer; null when one runs or is not needed. */
  serviceFailure: z.object({ code: z.string(), message: z.string() }).nullable(),
  session: Session.nullable(),
  connection: Connection,
  status: StatusSetting.nullable(),
  /** Null while this device did not go away by itself lately. */
  away: AutomaticAway.nullable(),
  /** One's own and those in one's hands. The first one's status as of now is `status`. */
  presentities: PresentityList,
  buddies: z.array(BuddyView).max(limits.buddies),
  requests: z.array(WatchRequest).max(limits.pendingPerPresentity),
  rules: z.array(AccessRule).max(limits.accessRules),
  /** Whose looking stands out, unseen so far: gone once the watchers were looked at. */
  alerts: z.array(WatchAlert).max(limits.watchers),
  /** Whom this device looks at again and again, and what that showed. */
  polls: z.array(Poll).max(limits.polls),
  /** What this device waits to be told of, and what it told that nobody has seen yet. */
  presenceAlerts: z.array(PresenceAlert).max(limits.alerts),
  firedAlerts: z.array(FiredAlert).max(limits.alerts),
  conversations: z.array(ConversationSummary).max(20_000),
  preferences: Preferences,
});
export type Snapshot = z.output<typeof Snapshot>;

// ── What the renderer may ask ────────────────────────────────────────────────────────────────────

const nothing = z.object({});
/** Null means the service bundled with the app. */
const serviceUrl = z.string().max(limits.url).nullable();
const personName = z.string().max(limits.displayName).superRefine(requireName);
const group = z.string().min(1).max(limits.groupName).superRefine(requireName);
const groups = z.array(group).max(limits.groupsPerBuddy);
const accountName = z.string().max(limits.address);
const password = z.string().max(limits.password);

export const bridgeCalls = {
  "app:snapshot": call(z.strictObject({}), Snapshot),
  /** Asks a service what it is, before joining it; starts the bundled one when needed. */
  "app:describe-service": call(z.strictObject({ url: serviceUrl }), ServiceDescription),
  /** Opens http, https and mailto only, in the system's own program. */
  "app:open-link": call(z.strictObject({ url: z.string().max(limits.url) }), nothing),
  "account:create": call(
    z.strictObject({
      url: serviceUrl,
      name: accountName,
      displayName: personName,
      password,
      invitation: z.string().max(limits.token).optional(),
    }),
    Session,
  ),
  "account:join": call(z.strictObject({ url: serviceUrl, name: accountName, password }), Session),
  "account:sign-out": call(z.strictObject({}), nothing),
  "account:devices": call(
    z.strictObject({}),
    z.object({ devices: z.array(Device).max(limits.devices) }),
  ),
  "account:revoke-device": call(z.strictObject({ deviceId: DeviceId }), nothing),
  "account:issue-token": call(
    z.strictObject({
      label: z.string().trim().min(1).max(limits.deviceLabel).superRefine(requireName),
    }),
    z.object({ token: DeviceToken }),
  ),
  "account:invite": call(
    z.strictObject({}),
    z.object({ invitation: z.string(), expiresAt: Timestamp }),
  ),
  /** Of the first one also offline, told later; of another only while the service can be asked. */
  "status:choose": call(
    z.strictObject({
      ...whichPresentity,
      choice: StatusChoice,
      note: z.string().max(limits.note),
      /** Left out: none. */
      details: StatusDetails.optional(),
      until: Timestamp.nullable(),
    }),
    StatusSetting,
  ),
  /** Somebody uses the page. Heard only where the host has no better word of it; at most every few seconds. */
  "device:report-input": call(z.strictObject({}), nothing),
  "presence:devices": deviceUseCalls["presence:devices"],
  "presentity:create": presentityCalls["presentity:create"],
  "presentity:change": presentityCalls["presentity:change"],
  "presentity:remove": presentityCalls["presentity:remove"],
  /** Of one's own only. `access:*` with this presentity changes what it says. */
  "presentity:watching": call(
    z.strictObject({ presentity: PresentityAddress }),
    PresentityWatching,
  ),
  /** `address` as a person types it: `ada`, `ada@host`, `pres:ada@host` or `ada+work`. */
  "buddy:add": call(
    z.strictObject({
      address: z.string().max(limits.address),
      name: z.string().max(limits.buddyName).superRefine(requireName),
      groups,
    }),
    BuddyView,
  ),
  "buddy:change": call(
    z.strictObject({
      presentity: PresentityAddress,
      name: z.string().max(limits.buddyName).superRefine(requireName),
      groups,
    }),
    BuddyView,
  ),
  "buddy:remove": call(z.strictObject({ presentity: PresentityAddress }), nothing),
  /** One look at somebody, recorded in their ledger as a fetch. */
  "presence:look": call(
    z.strictObject({ address: z.string().max(limits.address) }),
    PresenceDocument,
  ),
  ...pollCalls,
  ...alertCalls,
  "access:decide": call(
    z.strictObject({ watcher: PrincipalAddress, handling: AccessHandling, ...whichPresentity }),
    nothing,
  ),
  "access:save": accessCalls["access:save"],
  "access:remove": accessCalls["access:remove"],
  "access:preview": accessCalls["access:preview"],
  ...visibilityCalls,
  /** One's own WATCHER INFORMATION; from here on this window is told when it changes. */
  "watcher:list": call(z.strictObject({}), WatcherInformation),
  /** Keeps it for so many days; what lies before is forgotten at once. */
  "watcher:set-span": call(z.strictObject({ days: SpanDays }), WatcherInformation),
  "watcher:readers": watcherReadingCalls["watcher:readers"],
  /** `address` as a person types it. */
  "watcher:let-read": call(
    z.strictObject({ address: z.string().max(limits.address), isAllowed: z.boolean() }),
    nothing,
  ),
  /** This window looks at it no more. Idempotent. */
  "watcher:close": call(z.strictObject({}), nothing),
  /** A page of the log, newest page first, each page oldest first. `before` is a position. */
  "conversation:read": call(
    z.strictObject({
      peer: InboxAddress,
      before: z.number().nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.object({
      messages: z.array(ConversationMessage).max(200),
      hasEarlier: z.boolean(),
      /** Position of the first unread message when the page was read; null when all is read. */
      firstUnread: z.number().nullable(),
      draft: z.string(),
    }),
  ),
  "conversation:displayed": call(
    z.strictObject({ peer: InboxAddress, through: MessageId }),
    nothing,
  ),
  /** Durable in the outbox before it answers; delivery goes on by itself from there. */
  "message:send": call(
    z.strictObject({ peer: InboxAddress, text: z.string().max(limits.messageText) }),
    ConversationMessage,
  ),
  "message:retry": call(z.strictObject({ id: MessageId }), nothing),
  /** Takes a message that was not sent back, and hands its text out for editing. */
  "message:cancel": call(z.strictObject({ id: MessageId }), z.object({ text: z.string() })),
  "draft:save": call(
    z.strictObject({ peer: InboxAddress, text: z.string().max(limits.messageText) }),
    nothing,
  ),
  "preference:change": call(z.strictObject(Preferences.partial().shape), Preferences),
  "practice:invite": call(z.strictObject({}), nothing),
  ...interchangeCalls,
} as const satisfies Record<BridgeCallName, CallDefinition>;
export type BridgeCalls = typeof bridgeCalls;

// ── What the renderer is told ────────────────────────────────────────────────────────────────────

export const bridgeEvents = {
  /** Null: signed out. Everything else the window holds is then void. */
  "session:changed": Session.nullable(),
  "connection:changed": Connection,
  /** The first one's. */
  "status:changed": StatusSetting,
  "away:changed": AutomaticAway.nullable(),
  "presentities:changed": PresentityList,
  /** Changed buddies whole, and who left the list. Many changes of one moment come as one event. */
  "buddies:changed": z.object({
    buddies: z.array(BuddyView).max(limits.buddies),
    removed: z.array(PresentityAddress).max(limits.buddies),
  }),
  ...pollEvents,
  ...alertEvents,
  "requests:changed": Snapshot.shape.requests,
  "access:changed": Snapshot.shape.rules,
  /** Only while a window looks: between its `watcher:list` and its `watcher:close`. */
  "watchers:changed": WatcherInformation,
  ...visibilityEvents,
  "alerts:changed": Snapshot.shape.alerts,
  "conversations:changed": z.array(ConversationSummary).max(20_000),
  "messages:changed": z.object({
    messages: z.array(ConversationMessage).max(1_000),
    removed: z.array(MessageId).max(1_000),
  }),
  "preferences:changed": Preferences,
} as const satisfies Record<BridgeEventName, z.ZodType>;
export type BridgeEvents = typeof bridgeEvents;
