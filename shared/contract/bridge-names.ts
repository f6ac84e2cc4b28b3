/**
 * The bridge's names and nothing else, so that the preload bundle carries no schema.
 * `bridge.ts` proves at compile time that there is exactly one schema per name.
 */
export const BRIDGE_CALL_NAMES = [
  "app:snapshot",
  "app:describe-service",
  "app:open-link",
  "account:create",
  "account:join",
  "account:sign-out",
  "account:devices",
  "account:revoke-device",
  "account:issue-token",
  "account:invite",
  "status:choose",
  "device:report-input",
  "presence:devices",
  "presentity:create",
  "presentity:change",
  "presentity:remove",
  "presentity:watching",
  "buddy:add",
  "buddy:change",
  "buddy:remove",
  "presence:look",
  "poll:start",
  "poll:stop",
  "alert:set",
  "alert:remove",
  "alert:seen",
  "access:decide",
  "access:save",
  "access:remove",
  "access:preview",
  "visibility:get",
  "visibility:set",
  "visibility:preview",
  "sharing:get",
  "sharing:set",
  "watcher:list",
  "watcher:set-span",
  "watcher:readers",
  "watcher:let-read",
  "watcher:close",
  "conversation:read",
  "conversation:displayed",
  "message:send",
  "message:retry",
  "message:cancel",
  "draft:save",
  "preference:change",
  "practice:invite",
  "file:send",
  "rules:export",
  "rules:read-import",
  "rules:import",
  "rules:kept",
  "rules:undo-import",
  "presence:export",
  "presence:vcard",
  "presence:read-import",
] as const;
export type BridgeCallName = (typeof BRIDGE_CALL_NAMES)[number];

export const BRIDGE_EVENT_NAMES = [
  "session:changed",
  "connection:changed",
  "status:changed",
  "away:changed",
  "presentities:changed",
  "buddies:changed",
  "polls:changed",
  "presence-alerts:changed",
  "alert:fired",
  "requests:changed",
  "access:changed",
  "watchers:changed",
  "visibility:changed",
  "sharing:changed",
  "alerts:changed",
  "conversations:changed",
  "messages:changed",
  "preferences:changed",
] as const;
export type BridgeEventName = (typeof BRIDGE_EVENT_NAMES)[number];

/** The global the preload exposes, and the browser host's script imitates. */
export const BRIDGE_GLOBAL = "porchlight";

/** The shape of `window.porchlight`: one way to ask, one way to listen. */
export interface PorchlightBridge {
  /** Answers a `Result`, unparsed; `renderer/bridge` parses it. Never rejects. */
  call(name: BridgeCallName, input: unknown): Promise<unknown>;
  /** Returns its own unsubscribe. The listener gets the payload, never the transport's event. */
  onDidReceive(listener: (name: BridgeEventName, payload: unknown) => void): () => void;
}
