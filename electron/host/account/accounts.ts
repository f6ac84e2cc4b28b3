import type { Credentials } from "../../../shared/contract/account.ts";
import type { Session, Snapshot } from "../../../shared/contract/bridge.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { askEntrance } from "../../agent/connection/entrance.ts";
import type { Profile } from "../profile/profile-file.ts";
import {
  type ActiveAccount,
  type ActiveAccountOptions,
  openAccount,
  tokenName,
} from "./active-account.ts";
import { describeDevice } from "./device-description.ts";
import { createKnownDevices, type KnownDevices } from "./known-devices.ts";
import { serviceUrlOf } from "./service-url.ts";

export interface AccountsOptions extends Omit<ActiveAccountOptions, "account"> {
  readonly kind: Snapshot["host"]["kind"];
  readonly profile: Profile;
  /**
   * Somebody else is active from here on, or nobody. The account connects once this has resolved, so
   * that what was kept is told before what is new.
   */
  readonly onWillChange: (active: ActiveAccount | null) => Promise<void>;
}

/** As typed; null means the service bundled with the app. */
interface ServiceChoice {
  readonly url: string | null;
}

export interface NewAccount extends ServiceChoice {
  readonly name: string;
  readonly displayName: string;
  readonly password: string;
  readonly invitation?: string | undefined;
}

export type KnownAccount = ServiceChoice & Pick<NewAccount, "name" | "password">;

/** Who this profile is signed in as: nobody, or one account. One change at a time. */
export interface Accounts {
  active(): ActiveAccount | null;
  /** The active account; throws `unauthenticated` when there is none. */
  required(): ActiveAccount;
  /** Opens the account the profile was left with. Rejects with what its archive refuses with. */
  start(): Promise<void>;
  /** `already-signed-in` unless the service no longer accepts this device. */
  create(account: NewAccount): Promise<Session>;
  join(account: KnownAccount): Promise<Session>;
  /** Here for good, and at the service if it can be told. The archive stays for the next time. */
  signOut(): Promise<void>;
  stop(): Promise<void>;
}

export function createAccounts(options: AccountsOptions): Accounts {
  return new ProfileAccounts(options);
}

class ProfileAccounts implements Accounts {
  readonly #options: AccountsOptions;
  readonly #knownDevices: KnownDevices;
  #active: ActiveAccount | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#knownDevices = createKnownDevices(options.secrets);
  }

  active(): ActiveAccount | null {
    return this.#active;
  }

  required(): ActiveAccount {
    if (this.#active !== null) return this.#active;
    throw new AppError("unauthenticated", "nobody is signed in here");
  }

  start(): Promise<void> {
    return this.#inTurn(() => this.#open());
  }

  create({ url, ...input }: NewAccount): Promise<Session> {
    return this.#signIn(url, async (serviceUrl, device) => {
      const service = await this.#options.services.locate(serviceUrl);
      return askEntrance({ service, name: "account:register", input: { ...input, device } });
    });
  }

  join({ url, ...input }: KnownAccount): Promise<Session> {
    return this.#signIn(url, async (serviceUrl, device) => {
      const service = await this.#options.services.locate(serviceUrl);
      const token = await this.#knownDevices.tokenOf({ serviceUrl, name: input.name });
      return askEntrance({ service, name: "account:sign-in", input: { ...input, device }, token });
    });
  }

  signOut(): Promise<void> {
    return this.#inTurn(async () => {
      const { agent } = this.required();
      // Offline, the device stays on the account's list until it is revoked there.
      const reply = await agent.connection.request("account:sign-out", {});
      if (!reply.ok)
        this.#options.log.warn(
          { code: reply.error.code },
          "the service was not told of a sign-out",
        );
      await this.#close();
      // Only one that is void: whoever has this computer next must find none that opens anything.
      if (reply.ok) await this.#remember();
      await this.#forget();
    });
  }

  stop(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#active?.close();
      this.#active = null;
    });
  }

  #signIn(
    typedUrl: string | null,
    ask: (
      serviceUrl: string | null,
      device: ReturnType<typeof describeDevice>,
    ) => Promise<Credentials>,
  ): Promise<Session> {
    return this.#inTurn(async () => {
      this.#requireNobody();
      const serviceUrl = typedUrl === null ? null : serviceUrlOf(typedUrl);
      const { identity, deviceId, token } = await ask(
        serviceUrl,
        describeDevice(this.#options.kind),
      );
      await this.#close();
      await this.#forget();
      // The token first: an account without one would look signed in and be refused.
      await this.#options.secrets.write(tokenName({ deviceId }), token);
      await this.#options.profile.setAccount({ identity, deviceId, serviceUrl });
      await this.#open();
      return this.required().session();
    });
  }

  /** A device that the service no longer knows may sign in anew, as the same account or another. */
  #requireNobody(): void {
    const state = this.#active?.agent.connection.state();
    if (state === undefined || (state.state === "refused" && state.code === "unauthenticated"))
      return;
    throw new AppError("already-signed-in", "this profile is signed in; sign out first");
  }

  async #open(): Promise<void> {
    const account = this.#options.profile.account();
    if (account === null) return;
    this.#active = await openAccount({ ...this.#options, account });
    await this.#options.onWillChange(this.#active);
    this.#active.agent.start();
  }

  async #close(): Promise<void> {
    if (this.#active === null) return;
    const closing = this.#active;
    this.#active = null;
    await closing.close();
    await this.#options.onWillChange(null);
  }

  async #remember(): Promise<void> {
    const account = this.#options.profile.account();
    if (account === null) return;
    try {
      await this.#knownDevices.remember(account);
    } catch (error) {
      // It only spares a wait some day; signing out must not fail for it.
      this.#options.log.warn(
        { error: String(error) },
        "a device that signed out is not remembered",
      );
    }
  }

  async #forget(): Promise<void> {
    const { profile, secrets } = this.#options;
    const account = profile.account();
    if (account === null) return;
    await profile.setAccount(null);
    await secrets.remove(tokenName(account));
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#last.then(run);
    this.#last = result.catch(() => {});
    return result;
  }
}
