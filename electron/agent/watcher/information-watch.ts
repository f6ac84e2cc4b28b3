import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { ServiceLink } from "../connection/connection.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { Clock } from "../ports.ts";
import type { WatchAlerts } from "./watch-alerts.ts";

/** One's own WATCHER INFORMATION, kept fresh while a window looks at it. */
export interface InformationWatch {
  /** From here on `viewer` is told of changes. Rejects with why it can't be had now. */
  fetch(viewer: string): Promise<WatcherInformation>;
  /** `viewer` looks no more. Idempotent. */
  close(viewer: string): void;
  /** Has it kept for so many days from here on. Rejects when the service does not. */
  keepFor(days: number): Promise<WatcherInformation>;
  /** The ledger moved. */
  receiveChange(): void;
  /** A fresh connection: the ledger may have moved meanwhile, and count anew. */
  resume(): void;
  /** Only while somebody looks. */
  readonly onDidChange: OnDid<WatcherInformation>;
}

export interface InformationWatchOptions {
  readonly link: ServiceLink;
  readonly clock: Clock;
  readonly alerts: WatchAlerts;
}

// A ledger may hold thousands of watchers; nobody reads it faster than this.
const PAUSE_MS = 1_000;
// With nobody looking, only alerts are at stake: they may come a little late, and cost next to nothing.
const CALM_FIRST_MS = 5_000;
const CALM_PAUSE_MS = 300_000;

export function createInformationWatch(options: InformationWatchOptions): InformationWatch {
  return new FetchedInformation(options);
}

class FetchedInformation implements InformationWatch {
  readonly #options: InformationWatchOptions;
  readonly #changed = createEmitter<WatcherInformation>();
  readonly onDidChange = this.#changed.onDid;
  readonly #viewers = new Set<string>();
  /** The next reading; null when none is due. */
  #due: { readonly at: number; readonly cancel: () => void } | null = null;
  #readAt = -Infinity;
  /** The newest there was: what is older than that is void, whenever it comes. */
  #version = 0;

  constructor(options: InformationWatchOptions) {
    this.#options = options;
  }

  async fetch(viewer: string): Promise<WatcherInformation> {
    this.#viewers.add(viewer);
    this.#options.alerts.markSeen();
    return this.#readNow();
  }

  async keepFor(days: number): Promise<WatcherInformation> {
    unwrap(await this.#options.link.request("watcher:set-span", { days }));
    return this.#readNow();
  }

  close(viewer: string): void {
    this.#viewers.delete(viewer);
  }

  receiveChange(): void {
    if (this.#viewers.size > 0) this.#readIn(PAUSE_MS);
    else if (this.#options.alerts.isWanted()) this.#readIn(this.#calm());
  }

  resume(): void {
    this.#version = 0;
    this.receiveChange();
  }

  #calm(): number {
    const { clock } = this.#options;
    return Math.max(CALM_FIRST_MS, this.#readAt + CALM_PAUSE_MS - clock.now());
  }

  #readIn(delayMs: number): void {
    const { clock } = this.#options;
    const at = clock.now() + delayMs;
    if (this.#due !== null && this.#due.at <= at) return;
    this.#due?.cancel();
    this.#due = { at, cancel: clock.schedule(() => void this.#read(), delayMs) };
  }

  async #readNow(): Promise<WatcherInformation> {
    const information = unwrap(await this.#options.link.request("watcher:fetch", {}));
    this.#take(information);
    return information;
  }

  async #read(): Promise<void> {
    this.#due = null;
    const reply = await this.#options.link.request("watcher:fetch", {});
    if (reply.ok && this.#take(reply.value) && this.#viewers.size > 0) {
      this.#changed.emit(reply.value);
    }
  }

  /** Whether it is as new as what was known. */
  #take(information: WatcherInformation): boolean {
    const { alerts, clock } = this.#options;
    if (information.version < this.#version) return false;
    this.#version = information.version;
    this.#readAt = clock.now();
    alerts.consider(information);
    if (this.#viewers.size > 0) alerts.markSeen();
    return true;
  }
}
