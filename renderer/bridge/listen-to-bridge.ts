import type { PorchlightBridge } from "../../shared/contract/bridge-names.ts";
import { bridgeEvents, type BridgeEvents } from "../../shared/contract/bridge.ts";
import type { EventName, EventPayload } from "../../shared/contract/define.ts";
import { oddityOf, type ReportOddity } from "./report-oddity.ts";

/** One function per event of the bridge; a missing or a surplus one does not compile. */
export type BridgeListeners = {
  readonly [N in EventName<BridgeEvents>]: (payload: EventPayload<BridgeEvents, N>) => void;
};

/**
 * Hears the bridge's events, parsed and in order. Returns its own unsubscribe.
 *
 * What can't be understood is reported and dropped: one odd event must not cost the others.
 */
export function listenToBridge(
  bridge: Pick<PorchlightBridge, "onDidReceive">,
  listeners: BridgeListeners,
  report: ReportOddity,
): () => void {
  return bridge.onDidReceive((name, raw) => {
    if (!Object.hasOwn(bridgeEvents, name)) {
      report("bridge: unknown event dropped");
      return;
    }
    deliver(name, raw, listeners, report);
  });
}

function deliver(
  name: EventName<BridgeEvents>,
  raw: unknown,
  listeners: BridgeListeners,
  report: ReportOddity,
): void {
  const payload = bridgeEvents[name].safeParse(raw);
  if (!payload.success) {
    report(`bridge: event ${name} dropped (${oddityOf(payload.error)})`);
    return;
  }
  // Sound: the payload came out of this very event's schema; TypeScript sees only the union.
  const hear = listeners[name] as (heard: unknown) => void;
  hear(payload.data);
}
