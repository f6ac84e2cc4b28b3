import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { FiredAlert, PresenceAlert } from "../../../shared/contract/alert.ts";
import type { BuddyView } from "../../../shared/contract/bridge.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { alertPhase } from "../../../shared/model/alert-phase.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Kept } from "../archive/kept.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { Clock, Log } from "../ports.ts";
import type { Roster, RosterChange } from "../watcher/roster.ts";
import { afterShown, type AlertName, isNamed, KeptAlerts, withoutPeople } from "./kept-alerts.ts";

export interface AlertsState {
  readonly alerts: readonly PresenceAlert[];
  /** Not seen by anybody yet. */
  readonly fired: readonly FiredAlert[];
}

/**
 * “Tell me when …”: looks at every document that one's own view got, and tells when one turns what was
 * waited for into what is. Asks the service for nothing, so nobody can know of it.
 */
export interface AlertKeeper {
  state(): AlertsState;
  /** In the archive once it resolves. Rejects with `not-found` and `too-many`. */
  set(wish: AlertName & { readonly repeats: boolean }): Promise<PresenceAlert>;
  remove(name: AlertName): Promise<void>;
  seen(name: AlertName & { readonly at: string }): Promise<void>;
  readonly onDidChange: OnDid<AlertsState>;
  readonly onDidFire: OnDid<readonly FiredAlert[]>;
}

export interface AlertKeeperOptions {
  readonly roster: Pick<Roster, "find" | "onDidChange">;
  readonly kept: Kept;
  readonly clock: Clock;
  readonly log: Log;
}

const ALERTS = "alerts";

/** Listens to the roster from now on. */
export function createAlertKeeper(options: AlertKeeperOptions): AlertKeeper {
  const keeper = new RosterAlerts(options);
  options.roster.onDidChange((change) => keeper.take(change));
  return keeper;
}

class RosterAlerts implements AlertKeeper {
  readonly #options: AlertKeeperOptions;
  readonly #changed = createEmitter<AlertsState>();
  readonly #fired = createEmitter<readonly FiredAlert[]>();
  readonly onDidChange = this.#changed.onDid;
  readonly onDidFire = this.#fired.onDid;
  /** Whoever was live since the connection came: the first document of others tells what was missed. */
  readonly #followed = new Set<PresentityAddress>();
  #kept: KeptAlerts;

  constructor(options: AlertKeeperOptions) {
    this.#options = options;
    this.#kept = options.kept.read(ALERTS, KeptAlerts) ?? { set: [], fired: [] };
  }

  state(): AlertsState {
    const alerts = this.#kept.set.map(({ phase: _phase, ...alert }) => alert);
    return { alerts, fired: this.#kept.fired };
  }

  async set({ presentity, kind, repeats }: Parameters<AlertKeeper["set"]>[0]) {
    const others = this.#kept.set.filter((one) => !isNamed(one, { presentity, kind }));
    const view = this.#options.roster.find(presentity);
    if (view === null) throw new AppError("not-found", "only buddies are followed");
    if (others.length >= limits.alerts) throw new AppError("too-many", "no room for more alerts");
    const { document } = view;
    const phase = document === null ? "unknown" : alertPhase(kind, document, "unknown");
    const alert: PresenceAlert = { presentity, kind, repeats, setAt: this.#now() };
    if (view.isLive) this.#followed.add(presentity);
    await this.#keep({ ...this.#kept, set: [...others, { ...alert, phase }] });
    return alert;
  }

  remove(name: AlertName): Promise<void> {
    const set = this.#kept.set.filter((one) => !isNamed(one, name));
    return this.#keep({ ...this.#kept, set });
  }

  seen({ at, ...name }: Parameters<AlertKeeper["seen"]>[0]): Promise<void> {
    const fired = this.#kept.fired.filter((one) => !isNamed(one, name) || one.at > at);
    return this.#keep({ ...this.#kept, fired });
  }

  take({ buddies, removed }: RosterChange): void {
    const before = this.#kept;
    let kept = withoutPeople(before, removed);
    for (const view of buddies) kept = this.#afterView(kept, view);
    if (kept === before) return;
    this.#keep(kept).catch((error: unknown) =>
      // The next start finds the alert as it was, and tells it again: better twice than never.
      this.#options.log.error({ error: String(error) }, "an alert was not archived"),
    );
    const fired = kept.fired.filter((one) => !before.fired.includes(one));
    if (fired.length > 0) this.#fired.emit(fired);
  }

  /** What is not live was said once and is not said now, so it tells nothing. */
  #afterView(kept: KeptAlerts, { buddy, isLive, document }: BuddyView): KeptAlerts {
    const { presentity } = buddy;
    const isLate = !this.#followed.has(presentity);
    if (isLive) this.#followed.add(presentity);
    else this.#followed.delete(presentity);
    if (!isLive || document === null) return kept;
    return afterShown(kept, { presentity, document, at: this.#now(), isLate });
  }

  async #keep(kept: KeptAlerts): Promise<void> {
    this.#kept = kept;
    this.#changed.emit(this.state());
    await this.#options.kept.save(ALERTS, kept);
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}
