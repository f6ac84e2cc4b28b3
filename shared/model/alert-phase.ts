import type { AlertKind } from "../contract/alert.ts";
import type { PresenceDocument } from "../contract/presence.ts";
import { availabilityOf, isAccepting } from "./availability.ts";

/** Whether what an alert waits for holds; `unknown` until a document has said so. */
export type AlertPhase = "unknown" | "unmet" | "met";

/**
 * The phase of an alert once the view shows this document. An alert has something to tell when this
 * turns `unmet` into `met`, and only then: what was never seen otherwise did not change.
 */
export function alertPhase(
  kind: AlertKind,
  document: PresenceDocument,
  before: AlertPhase,
): AlertPhase {
  switch (kind) {
    case "online":
      return phaseOf(availabilityOf(document) !== "unavailable");
    case "open":
      return phaseOf(isAccepting(document));
    case "back":
      return backPhase(document, before);
  }
}

/** Whoever is away, and busy or gone in between, is back when they are available, not before. */
function backPhase(document: PresenceDocument, before: AlertPhase): AlertPhase {
  const availability = availabilityOf(document);
  if (availability === "away") return "unmet";
  return availability === "available" ? "met" : before;
}

function phaseOf(isMet: boolean): AlertPhase {
  return isMet ? "met" : "unmet";
}
