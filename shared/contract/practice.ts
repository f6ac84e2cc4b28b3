import { z } from "zod";
import { PresentityAddress } from "./address.ts";
import { call } from "./define.ts";

export const practiceCalls = {
  /**
   * Asks the practice buddies over: those who may be watched join the buddy list, the others begin
   * to look in. Idempotent. `not-found` on a service that has none.
   */
  "practice:invite": call(
    z.strictObject({}),
    z.object({ buddies: z.array(PresentityAddress).max(16) }),
  ),
} as const;
