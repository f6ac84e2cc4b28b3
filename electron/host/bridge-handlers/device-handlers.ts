import { unwrap } from "../../../shared/result/result.ts";
import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = "device:report-input" | "presence:devices";

/** What one's own devices say of their use, and that a page of this one is used. */
export function deviceHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  return {
    "device:report-input": () => {
      // Also where nobody is signed in: then it is nobody's business.
      accounts.active()?.agent.away.observe({ kind: "touched" });
      return {};
    },
    "presence:devices": async () => {
      const { connection } = accounts.required().agent;
      return unwrap(await connection.request("presence:devices", {}));
    },
  };
}
