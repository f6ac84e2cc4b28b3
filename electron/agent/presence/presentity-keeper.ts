import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Input, Output } from "../../../shared/contract/define.ts";
import type { StatusSetting } from "../../../shared/contract/presence.ts";
import { type presentityCalls, PresentityList } from "../../../shared/contract/presentity.ts";
import type { PresentityWatching } from "../../../shared/contract/bridge.ts";
import type { ChosenStatus } from "../../../shared/model/status-setting.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { Kept } from "../archive/kept.ts";
import type { ServiceLink } from "../connection/connection.ts";
import { createEmitter, type OnDid } from "../emitter.ts";

type Calls = typeof presentityCalls;
type Ask<N extends keyof Calls> = (input: Input<Calls[N]>) => Promise<Output<Calls[N]>>;

/**
 * One's PRESENTITIES and those in one's hands, as the service last told. Nothing is changed offline: only
 * the first one's status can be chosen then, which the status keeper does.
 */
export interface PresentityKeeper {
  list(): PresentityList;
  resume(): Promise<void>;
  readonly create: Ask<"presentity:create">;
  readonly change: Ask<"presentity:change">;
  readonly remove: Ask<"presentity:remove">;
  choose(presentity: PresentityAddress, chosen: ChosenStatus): Promise<StatusSetting>;
  /** The rules of one of one's own, who asks to watch it and who does, as of now. */
  watching(presentity: PresentityAddress): Promise<PresentityWatching>;
  receive(list: PresentityList): void;
  /** Of any of them, or of one that is not in the list any more. */
  receiveStatus(presentity: PresentityAddress, status: StatusSetting): void;
  readonly onDidChange: OnDid<PresentityList>;
}

export interface PresentityKeeperOptions {
  readonly link: ServiceLink;
  readonly kept: Kept;
}

const PRESENTITIES = "presentities";

export function createPresentityKeeper(options: PresentityKeeperOptions): PresentityKeeper {
  return new KeptPresentities(options);
}

class KeptPresentities implements PresentityKeeper {
  readonly #options: PresentityKeeperOptions;
  readonly #changed = createEmitter<PresentityList>();
  readonly onDidChange = this.#changed.onDid;
  #list: PresentityList;
  #changes = 0;

  constructor(options: PresentityKeeperOptions) {
    this.#options = options;
    this.#list = options.kept.read(PRESENTITIES, PresentityList) ?? { own: [], delegated: [] };
  }

  readonly list = (): PresentityList => this.#list;

  readonly create: Ask<"presentity:create"> = async (wish) => {
    const made = unwrap(await this.#options.link.request("presentity:create", wish));
    await this.#readAnew();
    return made;
  };

  readonly change: Ask<"presentity:change"> = async (wish) => {
    const changed = unwrap(await this.#options.link.request("presentity:change", wish));
    await this.#readAnew();
    return changed;
  };

  readonly remove: Ask<"presentity:remove"> = async (wish) => {
    unwrap(await this.#options.link.request("presentity:remove", wish));
    await this.#readAnew();
    return {};
  };

  async resume(): Promise<void> {
    const before = this.#changes;
    const list = unwrap(await this.#options.link.request("presentity:list", {}));
    // An event that came while the reply was under way is newer than the reply.
    if (this.#changes === before) this.receive(list);
  }

  async choose(presentity: PresentityAddress, chosen: ChosenStatus): Promise<StatusSetting> {
    const { choice, note, details, until } = chosen;
    const wish = { presentity, choice, note, details, until };
    const setting = unwrap(await this.#options.link.request("status:choose", wish));
    this.receiveStatus(presentity, setting);
    return setting;
  }

  async watching(presentity: PresentityAddress): Promise<PresentityWatching> {
    const { link } = this.#options;
    const [rules, requests, information] = await Promise.all([
      link.request("access:list", { presentity }),
      link.request("watcher:requests", { presentity }),
      link.request("watcher:fetch", { presentity }),
    ]);
    return { ...unwrap(rules), ...unwrap(requests), information: unwrap(information) };
  }

  receive(list: PresentityList): void {
    this.#changes += 1;
    this.#list = list;
    this.#changed.emit(list);
    // Only for the next start; the service has it.
    void this.#options.kept.save(PRESENTITIES, list).catch(() => {});
  }

  receiveStatus(presentity: PresentityAddress, status: StatusSetting): void {
    const renew = <
      T extends { readonly address: PresentityAddress; readonly status: StatusSetting },
    >(
      all: readonly T[],
    ): T[] =>
      all.map((one) => {
        const isOlder = status.setAt < one.status.setAt;
        return one.address === presentity && !isOlder ? { ...one, status } : one;
      });
    const { own, delegated } = this.#list;
    this.receive({ own: renew(own), delegated: renew(delegated) });
  }

  /** What was asked stands; what it did to the list is read anew, or at the next connection. */
  #readAnew(): Promise<void> {
    return this.resume().catch(() => {});
  }
}
