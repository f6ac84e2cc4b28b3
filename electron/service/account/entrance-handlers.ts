import { v4, v7 } from "uuid";
import {
  type Credentials,
  DeviceId,
  type entranceCalls,
} from "../../../shared/contract/account.ts";
import type { Handlers, Input } from "../../../shared/contract/define.ts";
import { normaliseName } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { AccountId, Clock, SessionControl, Sessions } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import { requireAllowedName } from "./account-name.ts";
import type { AccountRepository, DeviceDraft, StoredAccount } from "./account-repository.ts";
import { networkOf } from "./client-network.ts";
import { createDeviceToken, hashSecret } from "./device-token.ts";
import type { RegistrationGuard } from "./registration-guard.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import { requireGoodPassword } from "./password-rules.ts";
import {
  describeService,
  identityOf,
  principalNamed,
  type ServiceFacts,
} from "./service-identity.ts";
import type { SignInAttempt, SignInGuard } from "./sign-in-guard.ts";

/** Who calls before being signed in. */
export interface Visitor {
  /** The network address; decides about delays and is never logged. */
  readonly address: string;
  /** A token the client holds already, if it showed one: proves that this device was signed in here before. */
  readonly token: string | null;
}

export interface EntranceDeps {
  readonly accounts: AccountRepository;
  readonly hasher: PasswordHasher;
  readonly guard: SignInGuard;
  /** Null: as many new accounts as they like. */
  readonly newcomers: RegistrationGuard | null;
  readonly facts: ServiceFacts;
  /** Names that are nobody's to take, besides the usual ones. */
  readonly reservedNames: readonly string[];
  readonly sessions: Pick<Sessions, "of"> & Pick<SessionControl, "endDevice">;
  readonly clock: Clock;
}

type Calls = typeof entranceCalls;
type DeviceWish = Input<Calls["account:sign-in"]>["device"];

export function entranceHandlers(deps: EntranceDeps): Handlers<Calls, Visitor> {
  return {
    "service:describe": () => describeService(deps.facts),
    "account:register": (input, visitor) => register(deps, input, visitor),
    "account:sign-in": (input, visitor) => signIn(deps, input, visitor),
  };
}

async function register(
  deps: EntranceDeps,
  input: Input<Calls["account:register"]>,
  visitor: Visitor,
): Promise<Credentials> {
  const { name, skeleton } = requireAllowedName(input.name, deps.reservedNames);
  requireGoodPassword(input.password, name);
  const invitationHash = await requireInvitation(deps, input.invitation);
  deps.newcomers?.admit(networkOf(visitor.address));
  const account = {
    // Sound: a fresh id, and nothing else is ever branded as one of an account.
    id: v7() as AccountId,
    principal: principalNamed(name, deps.facts.domain),
    displayName: input.displayName,
    passwordHash: await deps.hasher.hash(input.password),
    name,
    skeleton,
    createdAt: timestamp(deps.clock),
  };
  const { draft, token } = newDevice(deps, account.id, input.device);
  await deps.accounts.create({ account, device: draft, invitationHash });
  return { identity: identityOf(account), deviceId: draft.id, token };
}

/** Looked up before a password is hashed for nothing; redeemed for good when the account is made. */
async function requireInvitation(
  { accounts, facts, clock }: EntranceDeps,
  code: string | undefined,
): Promise<string | null> {
  if (facts.registration === "open") return null;
  if (facts.registration === "closed") {
    throw new AppError("registration-closed", "this service takes no new accounts");
  }
  if (code === undefined || code.trim() === "") {
    throw new AppError("invitation-needed", "this service takes new accounts by invitation only");
  }
  const codeHash = hashSecret(code.trim());
  if (await accounts.isInvitationOpen(codeHash, timestamp(clock))) return codeHash;
  throw new AppError("invitation-invalid", "this invitation is unknown, used or has expired");
}

async function signIn(
  deps: EntranceDeps,
  input: Input<Calls["account:sign-in"]>,
  visitor: Visitor,
): Promise<Credentials> {
  const name = localName(input.name, deps.facts.domain);
  const attempt = await describeAttempt(deps, name, visitor);
  deps.guard.admit(attempt);
  const account = await deps.accounts.findByName(name);
  const isRight = await deps.hasher.verify(account?.passwordHash, input.password);
  if (account === undefined || !isRight) {
    throw new AppError("wrong-credentials", "account name or password is wrong");
  }
  deps.guard.forgive(attempt);
  return addDevice(deps, account, input.device);
}

/** `ada` and `ada@here` are the same person; `ada@elsewhere` has to ask elsewhere. */
function localName(typed: string, domain: string): string {
  const name = normaliseName(typed);
  const at = name.indexOf("@");
  if (at === -1) return name;
  if (name.slice(at + 1) === domain) return name.slice(0, at);
  throw new AppError("address-not-served", "accounts of another domain are not served here");
}

async function describeAttempt(
  { accounts, facts }: EntranceDeps,
  name: string,
  { address, token }: Visitor,
): Promise<SignInAttempt> {
  const stranger = { name, network: networkOf(address), knownDevice: null };
  if (token === null) return stranger;
  const bearer = await accounts.findByToken(hashSecret(token));
  // A token that its owner revoked may be in wrong hands.
  if (bearer === undefined || bearer.endReason === "revoked") return stranger;
  // As text: what somebody typed may be no name at all.
  const isOwn = bearer.account.principal === `${name}@${facts.domain}`;
  return isOwn ? { ...stranger, knownDevice: bearer.device.id } : stranger;
}

/**
 * A person who knows the password gets in, however many devices there are: were that refused, there would be no way
 * left to make room from a new one. A script may sign in every minute, and would end all the others.
 */
async function addDevice(
  deps: EntranceDeps,
  account: StoredAccount,
  wish: DeviceWish,
): Promise<Credentials> {
  const { accounts, sessions } = deps;
  const { draft, token } = newDevice(deps, account.id, wish);
  if (wish.kind === "script") await accounts.addDevice(draft);
  else {
    const { principal } = account;
    const connected = sessions.of(principal).map(({ deviceId }) => deviceId);
    const replaced = await accounts.addOrReplaceDevice(draft, connected);
    if (replaced !== null) sessions.endDevice({ principal, deviceId: replaced }, "signed-out");
  }
  return { identity: identityOf(account), deviceId: draft.id, token };
}

function newDevice({ clock }: EntranceDeps, accountId: AccountId, wish: DeviceWish) {
  const token = createDeviceToken();
  const draft: DeviceDraft = {
    ...wish,
    id: DeviceId.parse(v4()),
    accountId,
    tokenHash: hashSecret(token),
    createdAt: timestamp(clock),
  };
  return { draft, token };
}
