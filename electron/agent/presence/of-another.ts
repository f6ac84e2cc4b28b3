import type { ServiceEvent } from "../connection/read-event.ts";

/** Whether an event is about a presentity that is not one's own first one. */
export function isOfAnother({ name, payload }: ServiceEvent): boolean {
  switch (name) {
    case "status:changed":
    case "access:changed":
    case "watcher:changed":
    case "watcher:requested":
      return payload.presentity !== undefined;
    default:
      return false;
  }
}
