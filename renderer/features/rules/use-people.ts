import { useCallback, useMemo } from "react";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import { buddyName } from "../../state/replicated/person-name.ts";
import { useAccess, useBuddies } from "../../state/use-page-state.tsx";
import type { NameOf } from "./rule-words.ts";

/** What anybody is called: a buddy by name, who asked as they call themself, anybody else by address. */
export function useNameOf(): NameOf {
  const buddies = useBuddies((state) => state.byPresentity);
  const requests = useAccess((state) => state.requests);
  return useCallback(
    (person: PrincipalAddress) => {
      const view = buddies.get(presentityOf(person));
      if (view !== undefined) return buddyName(view);
      const asked = requests.find(({ watcher }) => watcher === person)?.displayName ?? "";
      return asked === "" ? person : asked;
    },
    [buddies, requests],
  );
}

/** The groups of the list with how many are in each, by name. */
export function useGroups(): ReadonlyMap<string, number> {
  const buddies = useBuddies((state) => state.byPresentity);
  return useMemo(() => {
    const names = [...buddies.values()].flatMap(({ buddy }) => buddy.groups);
    const counts = new Map<string, number>();
    for (const name of names.toSorted((a, b) => a.localeCompare(b)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  }, [buddies]);
}
