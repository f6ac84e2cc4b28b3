import type { Failure } from "../../shared/result/result.ts";
import { isErrorCode } from "../../shared/result/error-code.ts";
import { t } from "./t.ts";

/**
 * The sentence a person reads about a failure, chosen by its code. What the other side wrote is for
 * developers and never shown.
 */
export function failureWords(failure: Pick<Failure, "code" | "ref">): string {
  // A peer may be newer than the type says.
  const code = isErrorCode(failure.code) ? failure.code : "internal";
  const sentence = t(`failure.${code}`);
  return failure.ref === undefined
    ? sentence
    : t("failure-reference", { sentence, reference: failure.ref });
}
