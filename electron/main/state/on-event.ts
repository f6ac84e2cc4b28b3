import type { BridgeEvents } from "../../../shared/contract/bridge.ts";
import type { EventName, EventPayload } from "../../../shared/contract/define.ts";
import type { Host } from "../../host/host.ts";

/** Listens to one event of the bridge. */
export function onEvent<N extends EventName<BridgeEvents>>(
  host: Pick<Host, "onDidEmit">,
  name: N,
  listener: (payload: EventPayload<BridgeEvents, N>) => void,
): () => void {
  return host.onDidEmit((emitted: string, payload: unknown) => {
    // Sound: the name says which payload it is, and this is that name.
    if (emitted === name) listener(payload as EventPayload<BridgeEvents, N>);
  });
}
