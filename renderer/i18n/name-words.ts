import { nameProblem } from "../../shared/contract/name-text.ts";
import { t } from "./t.ts";

/** What is wrong with a name before anybody is asked; undefined for a good one and an empty one. */
export function nameWords(typed: string): string | undefined {
  const problem = nameProblem(typed);
  return problem === undefined ? undefined : t(`ui.name-${problem}`);
}
