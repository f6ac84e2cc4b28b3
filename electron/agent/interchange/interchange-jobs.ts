import { randomUUID } from "node:crypto";
import { type AccessRule, AccessRuleId } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { FileRefusal } from "./file-refusal.ts";
import { readPidf } from "./read-pidf.ts";
import { readPresRules } from "./read-pres-rules.ts";
import { presRulesOf } from "./write-pres-rules.ts";

export interface RulesToWrite {
  readonly rules: readonly AccessRule[];
  /** The members of each group. */
  readonly groups: ReadonlyMap<string, readonly PrincipalAddress[]>;
}

/** What may take long, and so is done in a thread of its own. Input and output can be cloned. */
export const interchangeJobs = {
  "write-rules": ({ rules, groups }: RulesToWrite) => presRulesOf(rules, groups),
  "read-rules": ({ text, now }: { readonly text: string; readonly now: number }) =>
    readPresRules(new TextEncoder().encode(text), {
      now: new Date(now),
      newRuleId: () => AccessRuleId.parse(randomUUID()),
    }),
  "read-presence": (text: string) => readPidf(new TextEncoder().encode(text)),
} as const;

export type InterchangeJobs = typeof interchangeJobs;
export type JobName = keyof InterchangeJobs;
export type JobInput<N extends JobName> = Parameters<InterchangeJobs[N]>[0];
export type JobOutput<N extends JobName> = ReturnType<InterchangeJobs[N]>;

/** What the thread is given, and all that it says. */
export interface Job {
  readonly name: JobName;
  readonly input: unknown;
}

export type JobResult =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      /** Classes do not cross to another thread. */
      readonly refusal: Pick<FileRefusal, "code" | "problem" | "message">;
    };
