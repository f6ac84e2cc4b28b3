import type { SessionWelcome } from "../../../shared/contract/account.ts";
import { StatusDetails, StatusSetting } from "../../../shared/contract/presence.ts";
import {
  type ChosenStatus,
  chooseStatus,
  initialSetting,
  settingAt,
} from "../../../shared/model/status-setting.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Kept } from "../archive/kept.ts";
import { isTransient } from "../connection/is-transient.ts";
import type { ServiceLink } from "../connection/connection.ts";
import { createEmitter, type OnDid } from "../emitter.ts";
import type { ServiceTime } from "../service-time.ts";

/** One's own STATUS as this device knows it; a choice made offline is kept until it can be told. */
export interface StatusKeeper {
  /** Null before the first connection. */
  status(): StatusSetting | null;
  choose(chosen: ChosenStatus): Promise<StatusSetting>;
  /** Tells a choice made offline, before this device shows itself with the old one. */
  resume(welcome: SessionWelcome): Promise<void>;
  /** What another device chose, or what a timed choice fell back to. */
  receive(setting: StatusSetting): void;
  readonly onDidChange: OnDid<StatusSetting>;
}

export interface StatusKeeperOptions {
  readonly link: ServiceLink;
  readonly kept: Kept;
  readonly serviceTime: ServiceTime;
}

const Wish = StatusSetting.pick({ choice: true, note: true, until: true }).extend({
  details: StatusDetails.optional(),
});

const STATUS = "status";
const WISH = "status-wish";

export function createStatusKeeper(options: StatusKeeperOptions): StatusKeeper {
  return new KeptStatus(options);
}

class KeptStatus implements StatusKeeper {
  readonly #options: StatusKeeperOptions;
  readonly #changed = createEmitter<StatusSetting>();
  readonly onDidChange = this.#changed.onDid;
  #status: StatusSetting | null;
  #wish: ChosenStatus | null;

  constructor(options: StatusKeeperOptions) {
    this.#options = options;
    this.#status = options.kept.read(STATUS, StatusSetting);
    this.#wish = options.kept.read(WISH, Wish);
  }

  status(): StatusSetting | null {
    return this.#status;
  }

  async choose(chosen: ChosenStatus): Promise<StatusSetting> {
    const reply = await this.#options.link.request("status:choose", chosen);
    if (reply.ok) {
      // Before anything is waited for: the reply to the next choice must not come in between.
      this.#take(reply.value);
      await this.#setWish(null);
      return reply.value;
    }
    const { code, message } = reply.error;
    if (code !== "unavailable") throw new AppError(code, message);
    const wished = await this.#wishFor(chosen);
    // The connection may have come while the wish was written, and resumed without it.
    return this.#options.link.isOnline() ? this.choose(chosen) : wished;
  }

  async resume({ status }: SessionWelcome): Promise<void> {
    const wish = this.#wish;
    if (wish === null) return this.#take(status);
    // It is what this device has shown all along, so it holds, whatever was chosen elsewhere meanwhile.
    const setting = this.#now(chooseStatus(status, wish, this.#date()));
    const { choice, note, details, until } = setting;
    const chosen = { choice, note, details, until };
    const reply = await this.#options.link.request("status:choose", chosen);
    if (!reply.ok && isTransient(reply.error.code)) {
      throw new AppError(reply.error.code, reply.error.message);
    }
    // As in `choose`.
    this.#take(reply.ok ? reply.value : status);
    await this.#setWish(null);
  }

  receive(setting: StatusSetting): void {
    // What was chosen here since then is about to be told, or its reply is on the way.
    const isOutdated = this.#status !== null && setting.setAt < this.#status.setAt;
    if (this.#wish === null && !isOutdated) this.#take(setting);
  }

  #take(setting: StatusSetting): void {
    this.#show(setting);
    // Only for the next start; the service has it.
    void this.#options.kept.save(STATUS, setting).catch(() => {});
  }

  #show(setting: StatusSetting): void {
    this.#status = setting;
    this.#changed.emit(setting);
  }

  async #wishFor(chosen: ChosenStatus): Promise<StatusSetting> {
    const before = this.#status ?? initialSetting(this.#date());
    await this.#setWish(chosen);
    const setting = chooseStatus(before, chosen, this.#date());
    await this.#options.kept.save(STATUS, setting);
    this.#show(setting);
    return setting;
  }

  #now(setting: StatusSetting): StatusSetting {
    return settingAt(setting, this.#date());
  }

  #date(): Date {
    return new Date(this.#options.serviceTime.now());
  }

  async #setWish(wish: ChosenStatus | null): Promise<void> {
    if (wish === null && this.#wish === null) return;
    this.#wish = wish;
    await this.#options.kept.save(WISH, wish);
  }
}
