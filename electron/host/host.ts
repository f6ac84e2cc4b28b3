import type { DeviceSenses } from "../../shared/contract/auto-away.ts";
import type { BridgeCallName } from "../../shared/contract/bridge-names.ts";
import type { BridgeCalls, BridgeEvents, Snapshot } from "../../shared/contract/bridge.ts";
import type { EventName, EventPayload, Handlers } from "../../shared/contract/define.ts";
import type { Result } from "../../shared/result/result.ts";
import type { Clock, Log } from "../agent/ports.ts";
import type { UseSignal } from "../agent/presence/device-rest.ts";
import type { HostFolders } from "./host-folders.ts";
import type { LaunchService, OpenLink, SecretStore } from "./ports.ts";

/** Who asks over the bridge: one window, or one browser tab. */
export interface BridgeCaller {
  readonly windowId: string;
}

export type BridgeListener = <N extends EventName<BridgeEvents>>(
  name: N,
  payload: EventPayload<BridgeEvents, N>,
) => void;

export interface HostOptions {
  readonly kind: Snapshot["host"]["kind"];
  /** What this host can tell of its computer. Left out: whether somebody uses the page. */
  readonly senses?: DeviceSenses | undefined;
  /** Version of the app, for the snapshot. */
  readonly version: string;
  /** As `readHostConfig` validated it. */
  readonly profile: string;
  readonly folders: HostFolders;
  /** The domain the bundled service gets when it is created; null for the computer's own name. */
  readonly domain: string | null;
  readonly secrets: SecretStore;
  readonly launchService: LaunchService;
  readonly openLink: OpenLink;
  /** The bundled `electron/agent/archive/archive-worker`. */
  readonly archiveWorkerUrl: URL;
  readonly log: Log;
  /** The system's, unless a test brings its own. */
  readonly clock?: Clock | undefined;
  /** In [0, 1), for jitter. */
  readonly random?: (() => number) | undefined;
}

/**
 * One profile of Porchlight behind the bridge, without windows: what Electron's main process and the
 * browser host both carry.
 */
export interface Host {
  /** One function per call of the bridge, input already parsed. Refuses with an `AppError`. */
  readonly calls: Handlers<BridgeCalls, BridgeCaller>;
  /**
   * Runs one call as every boundary must: parses `raw`, runs, and turns whatever happens into a
   * `Result`. Never rejects. The transport has checked who asks, and that the name is a bridge call.
   */
  answer(name: BridgeCallName, raw: unknown, caller: BridgeCaller): Promise<Result<unknown>>;
  /**
   * Every event goes to every window. Changes of one moment come as one event. Returns its own
   * unsubscribe.
   */
  onDidEmit(listener: BridgeListener): () => void;
  /**
   * Takes the profile for this process and opens its archive; does not wait for any service.
   *
   * Rejects with an `AppError` that has a plain sentence: `storage-locked` when another window has
   * the profile open, `storage-read-only`, `storage-corrupt`, `storage-newer-schema`, `storage-full`.
   */
  start(): Promise<void>;
  /** What is noticed of this computer's use; without an account it is nobody's business. */
  reportUse(signal: UseSignal): void;
  /** Signs presence off, ends a service this host launched, closes the archive, lets the profile go. Idempotent. */
  stop(): Promise<void>;
}
