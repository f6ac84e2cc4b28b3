import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { PresentityAddress as PresentitySchema } from "../../../shared/contract/address.ts";
import type { Input } from "../../../shared/contract/define.ts";
import type { presentityCalls } from "../../../shared/contract/presentity.ts";
import { tagOf } from "../../../shared/model/address.ts";
import { unseenSetting } from "../../../shared/model/status-setting.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { AccountDirectory } from "../account/account-directory.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Caller, Clock } from "../ports.ts";
import { requireSomebodyElse, unknownAddress } from "../presence/presentity-target.ts";
import type { Presentities } from "../presence/presentities.ts";
import type { Presentity } from "../presence/presentity.ts";
import type { PresentityRepository } from "./presentity-repository.ts";
import type { RemovePresentity } from "./removing.ts";
import type { TellPresentities } from "./tell-presentities.ts";
import type { WhichPresentity } from "./which-presentity.ts";

type Calls = typeof presentityCalls;
export type PresentityChange = Input<Calls["presentity:change"]>;

/** What a principal does with their own presentities. */
export interface Owning {
  create(caller: Caller, wish: Input<Calls["presentity:create"]>): Promise<Presentity>;
  change(caller: Caller, change: PresentityChange): Promise<Presentity>;
  remove(caller: Caller, address: PresentityAddress): Promise<void>;
}

export interface OwningDeps {
  readonly repository: PresentityRepository;
  readonly presentities: Pick<Presentities, "add" | "profileChanged">;
  readonly which: WhichPresentity;
  readonly accounts: Pick<AccountDirectory, "find">;
  readonly remove: RemovePresentity;
  readonly tell: TellPresentities;
  /** Those of one owner change one after the other. */
  readonly owners: KeyedQueue;
  readonly clock: Clock;
  readonly domain: string;
}

export function createOwning(deps: OwningDeps): Owning {
  const { owners } = deps;
  const inTurn = <T>({ principal }: Caller, work: () => Promise<T>) => owners.run(principal, work);
  return {
    create: (caller, wish) => inTurn(caller, () => create(deps, caller, wish)),
    change: (caller, change) => inTurn(caller, () => changeOwn(deps, caller, change)),
    remove: (caller, address) => inTurn(caller, () => remove(deps, caller, address)),
  };
}

async function create(
  { repository, presentities, tell, clock }: OwningDeps,
  caller: Caller,
  { tag, label }: Input<Calls["presentity:create"]>,
): Promise<Presentity> {
  const now = new Date(clock.now());
  const address = furtherAddress(caller.principal, tag);
  const stored = await repository.create({
    address,
    label,
    createdAt: now.toISOString(),
    setting: unseenSetting(now),
  });
  const presentity = await presentities.add(stored);
  await tell.caller(caller);
  return presentity;
}

function furtherAddress(owner: PrincipalAddress, tag: string): PresentityAddress {
  const parsed = PresentitySchema.safeParse(`pres:${owner.replace("@", `+${tag}@`)}`);
  if (parsed.success) return parsed.data;
  throw new AppError("address-malformed", "this makes an address that is too long");
}

async function changeOwn(
  deps: OwningDeps,
  caller: Caller,
  { presentity: address, ...changes }: PresentityChange,
): Promise<Presentity> {
  const presentity = await deps.which.own(caller, address);
  const before = presentity.profile;
  const profile = {
    label: changes.label ?? before.label,
    delegates: changes.delegates ? [...new Set(changes.delegates)] : before.delegates,
    contacts: changes.contacts ?? before.contacts,
    markup: changes.markup ?? before.markup,
  };
  const added = profile.delegates.filter((delegate) => !before.delegates.includes(delegate));
  for (const delegate of added) await requireSomebody(deps, caller, delegate);
  await deps.repository.change(address, profile);
  presentity.profile = profile;
  deps.presentities.profileChanged(presentity);
  const removed = before.delegates.filter((delegate) => !profile.delegates.includes(delegate));
  await Promise.all([deps.tell.caller(caller), deps.tell.delegates([...added, ...removed])]);
  return presentity;
}

async function requireSomebody(
  { accounts, domain }: OwningDeps,
  { principal }: Caller,
  delegate: PrincipalAddress,
): Promise<void> {
  if (delegate === principal) {
    throw new AppError("invalid-request", "nobody needs to be a delegate of themself");
  }
  requireSomebodyElse(delegate, principal, domain);
  if ((await accounts.find(delegate)) === undefined) throw unknownAddress();
}

async function remove(
  { which, remove: removePresentity, tell }: OwningDeps,
  caller: Caller,
  address: PresentityAddress,
): Promise<void> {
  const presentity = await which.own(caller, address);
  if (tagOf(address) === null) {
    throw new AppError("invalid-request", "the first presentity stays as long as the account");
  }
  await removePresentity(presentity);
  await Promise.all([tell.caller(caller), tell.delegates(presentity.profile.delegates)]);
}
