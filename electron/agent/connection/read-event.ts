import { type ServiceEvents, serviceEvents } from "../../../shared/contract/service-protocol.ts";
import type { EventName, EventPayload } from "../../../shared/contract/define.ts";

/** A parsed event with its name. */
export type ServiceEvent = {
  readonly [N in EventName<ServiceEvents>]: {
    readonly name: N;
    readonly payload: EventPayload<ServiceEvents, N>;
  };
}[EventName<ServiceEvents>];

/** Null for an event of a newer service, and for one that does not fit the protocol. */
export function readEvent(name: string, raw: unknown): ServiceEvent | null {
  if (!isEventName(name)) return null;
  const parsed = serviceEvents[name].safeParse(raw);
  // Sound: the schema of this very name parsed the payload.
  return parsed.success ? ({ name, payload: parsed.data } as ServiceEvent) : null;
}

function isEventName(name: string): name is EventName<ServiceEvents> {
  return Object.hasOwn(serviceEvents, name);
}
