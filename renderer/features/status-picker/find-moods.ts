import type { Mood } from "../../../shared/contract/presence-vocabulary.ts";

const USUAL: readonly Mood[] = ["happy", "calm", "excited", "curious", "sleepy", "stressed"];
const MOST_SHOWN = 12;

/** The usual ones while nothing is searched; else those whose name has what was typed in it, its beginning first. */
export function findMoods(names: ReadonlyMap<Mood, string>, searched: string): readonly Mood[] {
  const typed = searched.trim().toLocaleLowerCase();
  if (typed === "") return USUAL;
  const matching = [...names].flatMap(([mood, name]) => {
    const at = name.toLocaleLowerCase().indexOf(typed);
    return at === -1 ? [] : [{ mood, isFirst: at === 0 }];
  });
  const sorted = matching.toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst));
  return sorted.slice(0, MOST_SHOWN).map(({ mood }) => mood);
}
