import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type { InboxItem } from "../../../shared/contract/message.ts";
import type { Bus } from "../ports.ts";

/** Brings committed items to the devices of their inbox. */
export type InboxFanOut = (inbox: PrincipalAddress, item: InboxItem) => void;

/**
 * What is committed in one flush goes out together: one event per inbox, encoded once for all devices.
 *
 * The reply to whoever caused an item leaves first, so its timing says nothing about what follows.
 */
export function createInboxFanOut(bus: Pick<Bus, "toPrincipal">): InboxFanOut {
  let waiting = new Map<PrincipalAddress, InboxItem[]>();

  const flush = (): void => {
    const ready = waiting;
    waiting = new Map();
    for (const [inbox, items] of ready) {
      // Answers of one flush come back together, but not every caller is resumed at the same depth.
      if (items.length > 1) items.sort((a, b) => a.sequence - b.sequence);
      send(inbox, items);
    }
  };

  const send = (inbox: PrincipalAddress, items: InboxItem[]): void => {
    for (let start = 0; start < items.length; start += limits.inboxPage) {
      const page = items.slice(start, start + limits.inboxPage);
      bus.toPrincipal(inbox, "inbox:items", { items: page });
    }
  };

  return (inbox, item) => {
    if (waiting.size === 0) setImmediate(flush);
    const items = waiting.get(inbox);
    if (items === undefined) waiting.set(inbox, [item]);
    else items.push(item);
  };
}
