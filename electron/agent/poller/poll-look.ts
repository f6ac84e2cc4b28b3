import { z } from "zod";
import { Poll } from "../../../shared/contract/poll.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import type { ErrorCode } from "../../../shared/result/error-code.ts";

/** What one look of a POLLER gave. */
export type PollLook =
  | { readonly ok: true; readonly document: PresenceDocument }
  | { readonly ok: false; readonly code: ErrorCode };

/** What outlives the program: whom, and how often, but nothing that was seen. */
export const KeptPolls = z.array(Poll.pick({ presentity: true, everySeconds: true }));
export type KeptPolls = z.output<typeof KeptPolls>;
