import { randomBytes } from "node:crypto";
import { v4, v7 } from "uuid";
import { DeviceId } from "../../../shared/contract/account.ts";
import type { Handlers } from "../../../shared/contract/define.ts";
import type { ServiceCalls } from "../../../shared/contract/service-protocol.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { nameSkeleton } from "../account/confusables.ts";
import type { AccountRepository } from "../account/account-repository.ts";
import { createDeviceToken, hashSecret } from "../account/device-token.ts";
import type { PasswordHasher } from "../account/password-hasher.ts";
import { identityOf, principalNamed } from "../account/service-identity.ts";
import type { AccountId, Caller, Clock, ConnectionId, Log } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import { createLocalRequest } from "./local-request.ts";
import type { Performer } from "./performer.ts";
import { PRACTICE_COMPANY, type PracticeCharacter } from "./practice-company.ts";
import type { CastMember, PracticeRepository } from "./practice-repository.ts";

export interface CastingDeps {
  readonly repository: PracticeRepository;
  readonly accounts: Pick<AccountRepository, "create" | "profiles">;
  readonly hasher: Pick<PasswordHasher, "hash">;
  /** All of them, the practice room's own included. */
  readonly handlers: () => Handlers<ServiceCalls, Caller>;
  readonly clock: Clock;
  readonly log: Log;
  readonly domain: string;
}

/** Every character with an account, made where there is none yet. */
export async function castAll(deps: CastingDeps): Promise<Performer[]> {
  const known = new Map((await deps.repository.cast()).map((member) => [member.role, member]));
  const performers: Performer[] = [];
  for (const character of PRACTICE_COMPANY) {
    const member = known.get(character.role) ?? (await engage(deps, character));
    performers.push(await introduce(deps, character, member));
  }
  return performers;
}

// Whoever has the name already keeps it.
const NAME_ENDINGS = ["", "-practice", "-practice-2", "-practice-3"];

async function engage(deps: CastingDeps, character: PracticeCharacter): Promise<CastMember> {
  for (const ending of NAME_ENDINGS) {
    try {
      return await engageAs(deps, character, `${character.name}${ending}`);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new AppError("unavailable", "the practice buddies' names are all taken");
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof AppError && (error.code === "name-taken" || error.code === "name-look-alike")
  );
}

async function engageAs(
  { repository, accounts, hasher, clock, domain }: CastingDeps,
  { role, displayName, device }: PracticeCharacter,
  name: string,
): Promise<CastMember> {
  // Sound: a fresh id, and nothing else is ever branded as one of an account.
  const id = v7() as AccountId;
  const createdAt = timestamp(clock);
  const principal = principalNamed(name, domain);
  const deviceId = DeviceId.parse(v4());
  // Nobody knows the password or the token: there is no way in from outside.
  const passwordHash = await hasher.hash(randomBytes(32).toString("base64"));
  const tokenHash = hashSecret(createDeviceToken());
  await accounts.create({
    account: {
      id,
      principal,
      displayName,
      passwordHash,
      name,
      skeleton: nameSkeleton(name),
      createdAt,
    },
    device: { id: deviceId, accountId: id, label: device, kind: "desktop", tokenHash, createdAt },
    invitationHash: null,
  });
  await repository.add({ role, principal, deviceId });
  return { role, principal, deviceId };
}

async function introduce(
  { accounts, handlers, log }: CastingDeps,
  character: PracticeCharacter,
  { principal, deviceId, role }: CastMember,
): Promise<Performer> {
  const [profile] = await accounts.profiles([principal]);
  if (profile === undefined) throw new Error(`The practice buddy ${role} has lost its account`);
  const caller: Caller = {
    accountId: profile.id,
    identity: identityOf(profile),
    principal,
    deviceId,
    deviceKind: "desktop",
    deviceLabel: character.device,
    authenticationLevel: "password",
    // Sound: no socket has such an id, so nothing that is meant for a connection goes anywhere.
    connectionId: `practice ${role}` as ConnectionId,
  };
  return { character, caller, request: createLocalRequest(handlers(), caller, log) };
}
