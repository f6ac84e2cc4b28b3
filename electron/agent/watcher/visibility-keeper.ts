import type { Input, Output } from "../../../shared/contract/define.ts";
import type { Sharing, Visibility, visibilityCalls } from "../../../shared/contract/visibility.ts";
import { unwrap } from "../../../shared/result/result.ts";
import type { ServiceLink } from "../connection/connection.ts";
import { createEmitter, type OnDid } from "../emitter.ts";

type Calls = typeof visibilityCalls;

/**
 * Who may learn that one watches, and whether one shares with people who hide that they do. Kept in the
 * service alone: what is not known to hold there must not be shown as if it did.
 */
export interface VisibilityKeeper {
  get(): Promise<Visibility>;
  set(visibility: Input<Calls["visibility:set"]>): Promise<Visibility>;
  preview(): Promise<Output<Calls["visibility:preview"]>>;
  sharing(): Promise<Sharing>;
  share(sharing: Sharing): Promise<Sharing>;
  /** What another device chose. */
  receive(visibility: Visibility): void;
  receiveSharing(sharing: Sharing): void;
  readonly onDidChange: OnDid<Visibility>;
  readonly onDidChangeSharing: OnDid<Sharing>;
}

export function createVisibilityKeeper(link: ServiceLink): VisibilityKeeper {
  const changed = createEmitter<Visibility>();
  const shared = createEmitter<Sharing>();
  return {
    get: async () => unwrap(await link.request("visibility:get", {})),
    set: async (wish) => {
      const visibility = unwrap(await link.request("visibility:set", wish));
      // All windows of this device, too.
      changed.emit(visibility);
      return visibility;
    },
    preview: async () => unwrap(await link.request("visibility:preview", {})),
    sharing: async () => unwrap(await link.request("sharing:get", {})),
    share: async (wish) => {
      const sharing = unwrap(await link.request("sharing:set", wish));
      shared.emit(sharing);
      return sharing;
    },
    receive: changed.emit,
    receiveSharing: shared.emit,
    onDidChange: changed.onDid,
    onDidChangeSharing: shared.onDid,
  };
}
