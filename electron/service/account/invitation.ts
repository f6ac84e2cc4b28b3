import type { AccountId, Clock } from "../ports.ts";
import { timestamp } from "../system-clock.ts";
import type { AccountRepository } from "./account-repository.ts";
import { createInvitationCode, hashSecret } from "./device-token.ts";
import type { ServiceFacts } from "./service-identity.ts";

const INVITATION_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

interface InvitationDeps {
  readonly accounts: Pick<AccountRepository, "addInvitation">;
  readonly clock: Clock;
}

/** Good for one account, within a week. `from` is null for the service's own. */
export async function createInvitation(
  { accounts, clock }: InvitationDeps,
  from: AccountId | null,
) {
  const invitation = createInvitationCode();
  const expiresAt = timestamp(clock, INVITATION_DAYS * DAY_MS);
  await accounts.addInvitation({
    codeHash: hashSecret(invitation),
    createdBy: from,
    createdAt: timestamp(clock),
    expiresAt,
  });
  return { invitation, expiresAt };
}

/** Where nobody is yet who could invite, the service invites its first account; null otherwise. */
export async function inviteFirst(
  deps: InvitationDeps & { readonly accounts: Pick<AccountRepository, "awaitsFirst"> },
  { registration }: Pick<ServiceFacts, "registration">,
): Promise<string | null> {
  if (registration !== "invitation" || !(await deps.accounts.awaitsFirst())) return null;
  const { invitation } = await createInvitation(deps, null);
  return invitation;
}
