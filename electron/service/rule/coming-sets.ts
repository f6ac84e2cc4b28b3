import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { NamedGrant } from "./editing.ts";

/** A part of a set of rules that is larger than a packet. */
export interface SetPart {
  readonly setId: string;
  readonly from: number;
  readonly rules: readonly NamedGrant[];
  readonly isLast: boolean;
}

/** Keeps the parts of sets until the last one has come. In memory: a restart begins anew. */
export interface ComingSets {
  /** All rules of the set so far. Refuses with `conflict` and `too-many`. */
  add(presentity: PresentityAddress, part: SetPart): readonly NamedGrant[];
}

interface Coming {
  readonly setId: string;
  readonly rules: readonly NamedGrant[];
}

/** Of everybody together: some 50 MB at most. The set that waited longest gives way. */
const HELD_MOST = 5 * limits.accessRules;

export function createComingSets(heldMost = HELD_MOST): ComingSets {
  const sets = new Map<PresentityAddress, Coming>();
  const makeRoom = () => {
    let held = [...sets.values()].reduce((sum, { rules }) => sum + rules.length, 0);
    for (const [presentity, { rules }] of sets) {
      if (held <= heldMost) return;
      sets.delete(presentity);
      held -= rules.length;
    }
  };
  return {
    add: (presentity, part) => {
      const rules = [...rulesBefore(sets.get(presentity), part), ...part.rules];
      // Whoever continues goes to the end of the line.
      sets.delete(presentity);
      if (rules.length > limits.accessRules) {
        throw new AppError("too-many", `there are at most ${limits.accessRules} rules`);
      }
      if (!part.isLast) sets.set(presentity, { setId: part.setId, rules });
      makeRoom();
      return rules;
    },
  };
}

/** A part that comes again takes the place of itself. */
function rulesBefore(coming: Coming | undefined, { setId, from }: SetPart): readonly NamedGrant[] {
  if (from === 0) return [];
  if (coming?.setId === setId && from <= coming.rules.length) return coming.rules.slice(0, from);
  throw new AppError("conflict", "these rules do not follow on from others; begin anew");
}
