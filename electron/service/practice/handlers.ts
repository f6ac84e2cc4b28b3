import type { Handlers } from "../../../shared/contract/define.ts";
import type { practiceCalls } from "../../../shared/contract/practice.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Caller } from "../ports.ts";
import type { Practice } from "./practice.ts";

/** `practice`: null on a service that has none. */
export function practiceHandlers(
  practice: Practice | null,
): Handlers<typeof practiceCalls, Caller> {
  return {
    "practice:invite": async (_input, caller) => {
      if (practice !== null) return { buddies: await practice.invite(caller) };
      throw new AppError("not-found", "this service has no practice buddies");
    },
  };
}
