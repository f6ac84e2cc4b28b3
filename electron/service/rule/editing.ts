import { randomUUID } from "node:crypto";
import {
  type AccessGrant,
  type AccessRule,
  AccessRuleId,
} from "../../../shared/contract/access.ts";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { requireSensible } from "../../../shared/model/access-grant.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { KeyedQueue } from "../keyed-queue.ts";
import type { Caller } from "../ports.ts";
import type { AccessRuleRepository, RuleEdit } from "./access-rule-repository.ts";
import { changeForEverybody, type ChangingDeps } from "./changing.ts";
import type { TellRules } from "./tell-rules.ts";

export type GrantToSave = AccessGrant & { readonly id: AccessRuleId | null };

/** A rule that was named by whoever sends it. */
export type NamedGrant = AccessGrant & { readonly id: AccessRuleId };

/** Changes whole rules. Takes effect on every watcher before it resolves; none of them is told. */
export interface Editing {
  /** Makes the rule, or replaces the one with its id. Refuses with `invalid-request` and `too-many`. */
  save(caller: Caller, presentity: PresentityAddress, grant: GrantToSave): Promise<AccessRule>;
  /**
   * Puts these in the place of all there are. Refuses like `save`, and with `invalid-request` two rules
   * of one id. A rule that stays as it is stays as old as it is.
   */
  replace(
    caller: Caller,
    presentity: PresentityAddress,
    grants: readonly NamedGrant[],
  ): Promise<void>;
  /** Idempotent. */
  remove(caller: Caller, presentity: PresentityAddress, id: AccessRuleId): Promise<void>;
}

export interface EditingDeps extends ChangingDeps {
  readonly repository: Pick<AccessRuleRepository, "list" | "edit" | "watchers">;
  readonly tidy: (presentity: PresentityAddress) => Promise<void>;
  readonly tellRules: TellRules;
  /** The rules of one presentity change one after the other. */
  readonly edits: KeyedQueue;
}

export function createEditing(deps: EditingDeps): Editing {
  const { repository, edits, clock } = deps;
  return {
    save: async (caller, presentity, wish) => {
      requireSensible(wish);
      const { id, ...rest } = wish;
      const grant = { ...rest, condition: normalised(rest.condition) };
      return edits.run(presentity, async () => {
        const known = await repository.list(presentity);
        const before = known.find((rule) => rule.id === id);
        if (before !== undefined && isSame(before, grant)) return before;
        const decidedAt = new Date(clock.now()).toISOString();
        const rule = { ...grant, id: id ?? AccessRuleId.parse(randomUUID()), decidedAt };
        await edit(deps, { caller, presentity }, { put: rule });
        return rule;
      });
    },
    replace: async (caller, presentity, grants) => {
      for (const grant of grants) requireSensible(grant);
      requireDistinct(grants);
      await edits.run(presentity, async () => {
        const known = await repository.list(presentity);
        const replace = asOldAs(known, grants, new Date(clock.now()).toISOString());
        await edit(deps, { caller, presentity }, { replace });
      });
    },
    remove: async (caller, presentity, id) =>
      edits.run(presentity, async () => {
        const known = await repository.list(presentity);
        if (known.some((rule) => rule.id === id))
          await edit(deps, { caller, presentity }, { remove: id });
      }),
  };
}

interface Edited {
  readonly caller: Caller;
  readonly presentity: PresentityAddress;
}

async function edit(
  deps: EditingDeps,
  { caller, presentity }: Edited,
  change: RuleEdit,
): Promise<void> {
  const { repository, tidy, tellRules } = deps;
  await changeForEverybody(deps, presentity, (at) => repository.edit(presentity, change, at));
  await tidy(presentity);
  await tellRules(caller, presentity);
}

/** As addresses are written, so that a domain typed otherwise is the same. */
function normalised(condition: AccessGrant["condition"]): AccessGrant["condition"] {
  if (condition.kind !== "domain") return condition;
  return { ...condition, domain: condition.domain.toLowerCase() };
}

function isSame(
  { id: _id, decidedAt: _decidedAt, ...before }: AccessRule,
  grant: AccessGrant,
): boolean {
  // Both were parsed with the same schema, or written from what was.
  return JSON.stringify(before) === JSON.stringify(grant);
}

function requireDistinct(grants: readonly NamedGrant[]): void {
  if (new Set(grants.map(({ id }) => id)).size === grants.length) return;
  throw new AppError("invalid-request", "two of the rules have the same id");
}

function asOldAs(
  known: readonly AccessRule[],
  grants: readonly NamedGrant[],
  decidedAt: string,
): AccessRule[] {
  const byId = new Map(known.map((rule) => [rule.id, rule]));
  return grants.map(({ id, ...rest }) => {
    const grant = { ...rest, condition: normalised(rest.condition) };
    const before = byId.get(id);
    if (before !== undefined && isSame(before, grant)) return before;
    return { ...grant, id, decidedAt };
  });
}
