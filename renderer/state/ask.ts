import type { BridgeCalls } from "../../shared/contract/bridge.ts";
import type { Request } from "../../shared/contract/define.ts";

/** How a store asks the app; `renderer/bridge` makes it, `main.tsx` hands it over. */
export type Ask = Request<BridgeCalls>;
