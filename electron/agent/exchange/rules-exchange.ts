import { z } from "zod";
import { AccessRule } from "../../../shared/contract/access.ts";
import { type PrincipalAddress, Timestamp } from "../../../shared/contract/address.ts";
import type { RulesReading } from "../../../shared/contract/interchange.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Kept } from "../archive/kept.ts";
import type { Interchange } from "../interchange/create-interchange.ts";
import type { ReadAccessRules } from "../interchange/read-pres-rules.ts";
import type { ServiceTime } from "../service-time.ts";
import type { AccessKeeper } from "../watcher/access-keeper.ts";
import type { Roster } from "../watcher/roster.ts";
import { orRefused } from "./or-refused.ts";
import { ruleRemarks } from "./rule-remarks.ts";

/** ACCESS RULES as a file, out and in. */
export interface RulesExchange {
  /** `application/auth-policy+xml`. */
  export(): Promise<string>;
  /** What would come of it; changes nothing. */
  read(text: string): Promise<RulesReading>;
  /**
   * Puts the rules of the file in the place of all there are, and keeps those for `undoImport`. Resolves
   * with how many they are. Rejects with a `FileRefusal`, or as the service refuses: nothing changed then.
   */
  import(text: string): Promise<number>;
  /** The rules before the last import; null when there was none, or it was undone. */
  kept(): { readonly at: string; readonly count: number } | null;
  /** Rejects with `not-found` when there is nothing to go back to. */
  undoImport(): Promise<number>;
}

export interface RulesExchangeOptions {
  readonly interchange: Interchange;
  readonly access: Pick<AccessKeeper, "rules" | "replace">;
  readonly roster: Pick<Roster, "buddies">;
  readonly kept: Kept;
  readonly serviceTime: Pick<ServiceTime, "now">;
}

const NAME = "rules-before-import";
const Before = z.object({
  at: Timestamp,
  rules: z.array(AccessRule).max(limits.accessRules),
});

export function createRulesExchange(options: RulesExchangeOptions): RulesExchange {
  const { interchange, access, roster, kept, serviceTime } = options;
  const now = () => Date.parse(serviceTime.now());
  const read = (text: string) => interchange.run("read-rules", { text, now: now() });
  return {
    export: () =>
      interchange.run("write-rules", { rules: access.rules(), groups: groupsOf(roster) }),
    read: (text) =>
      orRefused(async () => {
        const found = await read(text);
        const unusual = ruleRemarks(found.rules, new Set(groupsOf(roster).keys()), now());
        return readingOf(found, unusual);
      }),
    import: async (text) => {
      const { rules } = await read(text);
      const before = kept.read(NAME, Before);
      // Kept first: rules that were replaced and not kept would be lost.
      await kept.save(NAME, { at: serviceTime.now(), rules: access.rules() });
      await replaceOr(options, rules, () => kept.save(NAME, before));
      return rules.length;
    },
    kept: () => {
      const before = kept.read(NAME, Before);
      return before && { at: before.at, count: before.rules.length };
    },
    undoImport: async () => {
      const before = kept.read(NAME, Before);
      if (before === null) throw new AppError("not-found", "no rules were kept");
      await access.replace(before.rules);
      await kept.save(NAME, null);
      return before.rules.length;
    },
  };
}

/** A refusal is sure to have changed nothing; after anything else it is not known. */
async function replaceOr(
  { access }: RulesExchangeOptions,
  rules: readonly AccessRule[],
  putBack: () => Promise<void>,
): Promise<void> {
  try {
    await access.replace(rules);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "timeout") await putBack();
    throw error;
  }
}

function readingOf(
  { rules, taken, omitted }: ReadAccessRules,
  unusual: readonly RulesRemark[],
): RulesReading {
  return {
    outcome: "read",
    rules: rules.slice(0, limits.rulesShown),
    count: rules.length,
    takenCount: taken.length,
    remarks: [...omitted, ...unusual].slice(0, limits.fileRemarks),
  };
}

type RulesRemark = ReadAccessRules["omitted"][number];

function groupsOf(roster: Pick<Roster, "buddies">): Map<string, PrincipalAddress[]> {
  const pairs = roster
    .buddies()
    .flatMap(({ buddy }) =>
      buddy.groups.map((group) => ({ group, member: ownerOf(buddy.presentity) })),
    );
  const byGroup = [...Map.groupBy(pairs, ({ group }) => group)];
  return new Map(byGroup.map(([group, some]) => [group, some.map(({ member }) => member)]));
}
