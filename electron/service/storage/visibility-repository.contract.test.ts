import { randomUUID } from "node:crypto";
import { v4, v7 } from "uuid";
import { expect, it } from "vitest";
import { DeviceId } from "../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { SubscriptionId } from "../../../shared/contract/presence.ts";
import type { Visibility } from "../../../shared/contract/visibility.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import type { AccountRepository } from "../account/account-repository.ts";
import type { AccountId } from "../ports.ts";
import type { SubscriptionRepository } from "../presence/subscription-repository.ts";
import { onEveryBackend } from "../testing/backends.fixture.ts";
import { hiddenIdentityOf } from "../visibility/hidden-identity.ts";
import { createVisibilityRules } from "../visibility/visibility-rules.ts";

let met = 0;
/** Somebody nobody has met before, with a presentity. */
const somebody = () => PrincipalAddress.parse(`watcher${(met += 1)}@host.test`);

const NOON = "2026-01-01T12:00:00.000Z";

async function anAccount(accounts: AccountRepository): Promise<PrincipalAddress> {
  const principal = somebody();
  const name = principal.replace(/@.*/, "");
  // Sound: a fresh id.
  const id = v7() as AccountId;
  const identity = { principal, name, displayName: name, skeleton: name };
  await accounts.create({
    account: { id, ...identity, passwordHash: "$argon2id$…", createdAt: NOON },
    device: {
      id: DeviceId.parse(v4()),
      accountId: id,
      label: "Laptop",
      kind: "desktop",
      tokenHash: v4(),
      createdAt: NOON,
    },
    invitationHash: null,
  });
  return principal;
}

function subscribe(
  subscriptions: SubscriptionRepository,
  watcher: PrincipalAddress,
  somebodyElse: PrincipalAddress,
) {
  return subscriptions.subscribe({
    id: SubscriptionId.parse(randomUUID()),
    presentity: presentityOf(somebodyElse),
    watcher,
    authenticationLevel: "password",
    cause: "undecided",
    shown: "unavailable",
    shows: null,
    at: NOON,
    buddy: null,
  });
}

const HIDDEN: Visibility = { rule: "hidden", exceptions: [] };

onEveryBackend("visibility rules", (backend) => {
  it("are as they were chosen last, and nobody's before", async () => {
    const { visibility } = backend();
    const ada = somebody();
    const bob = presentityOf(somebody());
    expect(await visibility.find(ada)).toBeUndefined();
    const chosen = {
      rule: "watched",
      exceptions: [{ presentity: bob, rule: "hidden" }],
    } satisfies Visibility;
    await visibility.save(ada, chosen);
    expect(await visibility.find(ada)).toEqual(chosen);
    await visibility.save(ada, HIDDEN);
    expect(await visibility.find(ada)).toEqual(HIDDEN);
  });

  it("are to be carried out until it is said that they were", async () => {
    const { visibility } = backend();
    const ada = somebody();
    await visibility.save(ada, HIDDEN);
    expect(await visibility.unsettled()).toContain(ada);
    await visibility.settle(ada);
    expect(await visibility.unsettled()).not.toContain(ada);
  });

  it.each<[string, (watcher: PrincipalAddress) => PrincipalAddress]>([
    ["by name", (watcher) => watcher],
    ["hidden", hiddenIdentityOf],
  ])("know whom somebody watches %s", async (_how, identityOf) => {
    const { visibility, subscriptions, accounts } = backend();
    const ada = somebody();
    const bob = await anAccount(accounts);
    expect(await visibility.watches(ada, bob)).toBe(false);
    await subscribe(subscriptions, identityOf(ada), bob);
    expect(await visibility.watches(ada, bob)).toBe(true);
    expect(await visibility.watches(bob, ada)).toBe(false);
    expect(await visibility.related(ada)).toEqual([presentityOf(bob)]);
  });
});

onEveryBackend("somebody who reads who watches another one", (backend) => {
  it("finds those who are visible to all, and to those they watch, and nobody who hides", async () => {
    const { visibility, subscriptions, accounts } = backend();
    const rules = createVisibilityRules({ repository: visibility });
    const [ada, reader, owner] = [somebody(), await anAccount(accounts), somebody()];
    const sees = () => rules.isVisibleTo(reader, ada, presentityOf(owner));
    expect(await sees()).toBe(true);
    await rules.save(ada, { rule: "watched", exceptions: [] });
    expect(await sees()).toBe(false);
    await subscribe(subscriptions, ada, reader);
    expect(await sees()).toBe(true);
    await rules.save(ada, HIDDEN);
    expect(await sees()).toBe(false);
    const exceptions = [{ presentity: presentityOf(owner), rule: "all" }] as const;
    await rules.save(ada, { rule: "hidden", exceptions: [...exceptions] });
    expect(await sees()).toBe(true);
  });

  it("is never told who is behind somebody hidden; the owner sees whoever is there by name", async () => {
    const rules = createVisibilityRules({ repository: backend().visibility });
    const [ada, reader, owner] = [somebody(), somebody(), somebody()];
    const presentity = presentityOf(owner);
    const hidden = hiddenIdentityOf(ada);
    expect(await rules.isVisibleTo(reader, hidden, presentity)).toBe(false);
    expect(await rules.isVisibleTo(owner, hidden, presentity)).toBe(false);
    await rules.save(ada, HIDDEN);
    expect(await rules.isVisibleTo(owner, ada, presentity)).toBe(true);
    expect(await rules.isVisibleTo(ada, ada, presentity)).toBe(true);
  });
});
