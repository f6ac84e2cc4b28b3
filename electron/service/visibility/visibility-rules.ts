import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Visibility } from "../../../shared/contract/visibility.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import {
  DEFAULT_VISIBILITY,
  isVisibleToOthers,
  stanceToward,
  visibilityRuleFor,
} from "../../../shared/model/visibility-decision.ts";
import { hiddenIdentityOf, principalBehind } from "./hidden-identity.ts";
import type { VisibilityRepository } from "./visibility-repository.ts";

/** The VISIBILITY RULES of every watcher, as the service goes by them. */
export interface VisibilityRules {
  of(watcher: PrincipalAddress): Promise<Visibility>;
  /** Under which the watcher watches this presentity: their own name, or the hidden one. */
  identityFor(watcher: PrincipalAddress, presentity: PresentityAddress): Promise<PrincipalAddress>;
  /**
   * Whether somebody who reads the WATCHER INFORMATION of this presentity may find the watcher in it. The
   * presentity's owner may, of whoever is in it by name; of anybody else what the watcher chose holds.
   */
  isVisibleTo(
    reader: PrincipalAddress,
    watcher: PrincipalAddress,
    presentity: PresentityAddress,
  ): Promise<boolean>;
  /** Holds from the moment it is called; on the disk once it resolves. */
  save(watcher: PrincipalAddress, visibility: Visibility): Promise<void>;
}

// Some 200 bytes each, for most people.
const MAX_REMEMBERED = 20_000;

export interface VisibilityRulesDeps {
  readonly repository: Pick<VisibilityRepository, "find" | "save" | "watches">;
}

export function createVisibilityRules({ repository }: VisibilityRulesDeps): VisibilityRules {
  const memory = createMemory(repository);
  const { of } = memory;
  return {
    of,
    identityFor: async (watcher, presentity) => {
      const stance = stanceToward(await of(watcher), presentity);
      return stance === "known" ? watcher : hiddenIdentityOf(watcher);
    },
    isVisibleTo: async (reader, identity, presentity) => {
      const watcher = principalBehind(identity);
      if (identity !== watcher) return false;
      if (reader === watcher || reader === ownerOf(presentity)) return true;
      const rule = visibilityRuleFor(await of(watcher), presentity);
      if (rule !== "watched") return isVisibleToOthers(rule, false);
      return isVisibleToOthers(rule, await repository.watches(watcher, reader));
    },
    save: async (watcher, visibility) => {
      await memory.keep(watcher, Promise.resolve(visibility));
      await repository.save(watcher, visibility).catch((error: unknown) => {
        memory.forget(watcher);
        throw error;
      });
    },
  };
}

function createMemory(repository: Pick<VisibilityRepository, "find">) {
  const known = new Map<PrincipalAddress, Promise<Visibility>>();
  const keep = (watcher: PrincipalAddress, chosen: Promise<Visibility>): Promise<Visibility> => {
    known.delete(watcher);
    known.set(watcher, chosen);
    // What could not be read is asked for again.
    chosen.catch(() => {
      if (known.get(watcher) === chosen) known.delete(watcher);
    });
    for (const oldest of known.keys()) {
      if (known.size <= MAX_REMEMBERED) break;
      known.delete(oldest);
    }
    return chosen;
  };
  const read = async (watcher: PrincipalAddress): Promise<Visibility> =>
    (await repository.find(watcher)) ?? DEFAULT_VISIBILITY;
  return {
    keep,
    of: (watcher: PrincipalAddress) => known.get(watcher) ?? keep(watcher, read(watcher)),
    forget: (watcher: PrincipalAddress): void => void known.delete(watcher),
  };
}
