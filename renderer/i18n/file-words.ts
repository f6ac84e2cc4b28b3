import type { FileProblem, FileRemark } from "../../shared/contract/interchange.ts";
import { t } from "./t.ts";

/** Why nothing of a file can be taken, for the person who chose it. */
export function problemWords({ code, number = 1 }: FileProblem): string {
  return t(`files.problem-${code}`, { number });
}

/** What of a file is not taken, or not as it stands there. */
export function remarkWords({ code, about = "", part = "", number = 0 }: FileRemark): string {
  return t(`files.remark-${code}`, { about, part, number });
}
