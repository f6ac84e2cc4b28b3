import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import {
  type ApartView,
  dismissedDocument,
  ignoredDocument,
  returningDocument,
} from "./apart-view.ts";
import type { Presentity } from "./presentity.ts";
import { sightOf } from "./sight.ts";

/** A watcher who goes from one handling to another. */
export interface Placement {
  readonly presentity: Presentity;
  readonly watcher: PrincipalAddress;
  readonly from: AccessHandling;
  readonly to: AccessHandling;
}

/**
 * What a watcher is shown apart from others after a decision; null: what others of their kind get.
 *
 * Nobody who was ever let in falls back onto the common documents, because those are older than what
 * they have seen: their own follows what they hold. `at` is when it becomes visible, in ms since the epoch.
 */
export function apartAfter(
  { presentity, watcher, from, to }: Placement,
  at: number,
): ApartView | null {
  const before = presentity.apart.get(watcher) ?? null;
  const held = sightOf(presentity, watcher, from).document;
  const parting = { held, inbox: presentity.inbox, now: new Date(at) };
  const wasLetIn = from === "allow" || from === "polite-block";
  switch (to) {
    case "polite-block":
      return { document: ignoredDocument(parting, wasLetIn), returnsFrom: null };
    case "block":
    case "confirm":
      return wasLetIn ? { document: dismissedDocument(parting), returnsFrom: null } : before;
    case "allow":
      // Taken back before it showed: nothing has happened.
      if (before === null || presentity.parting.has(watcher)) return null;
      return returning(presentity, watcher, {
        ...before,
        returnsFrom: new Date(at).toISOString(),
      });
  }
}

function returning(
  { view }: Presentity,
  watcher: PrincipalAddress,
  apart: ApartView,
): ApartView | null {
  const document = returningDocument(view, watcher, apart);
  return document === view.document ? null : { ...apart, document };
}
