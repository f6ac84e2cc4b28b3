import type { ErrorCode } from "../../../shared/result/error-code.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { failureWords } from "../../i18n/failure-words.ts";

export type AccountField = "name" | "address" | "password" | "invitation";

/** What is wrong, each beside its field; `form` for what belongs to none. */
export type AccountProblems = Readonly<Partial<Record<AccountField | "form", string>>>;

const FIELDS: Readonly<Partial<Record<ErrorCode, AccountField>>> = {
  "name-taken": "address",
  "name-not-allowed": "address",
  "name-look-alike": "address",
  "address-malformed": "address",
  "password-too-weak": "password",
  "wrong-credentials": "password",
  "invitation-needed": "invitation",
  "invitation-invalid": "invitation",
};

/** The failure in words, at the field it is about. */
export function accountProblems(failure: Failure): AccountProblems {
  return { [FIELDS[failure.code] ?? "form"]: failureWords(failure) };
}
