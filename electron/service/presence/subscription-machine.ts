import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { SubscriptionEvent, SubscriptionState } from "../../../shared/contract/presence.ts";

export interface SubscriptionStep {
  readonly state: SubscriptionState;
  readonly event: SubscriptionEvent;
}

/** What can happen to a SUBSCRIPTION: RFC 3857 §4.7.1's events, and the two that it leaves to others. */
export type SubscriptionCause =
  /** The ACCESS RULES let the watcher in, openly or for show (`allow`, `polite-block`). */
  | "approved"
  /** The ACCESS RULES say no (`block`). */
  | "rejected"
  /** The ACCESS RULES ask the owner, or ask again (`confirm`; RFC 5025 §3.2.1). */
  | "undecided"
  /** The watcher takes it back. */
  | "cancelled"
  /** Nobody answered in time. */
  | "unanswered"
  | "giveup"
  | "noresource"
  | "deactivated"
  | "probation";

type Steps = Partial<Record<SubscriptionCause, SubscriptionStep>>;

const REJECTED: SubscriptionStep = { state: "terminated", event: "rejected" };
const GIVEN_UP: SubscriptionStep = { state: "terminated", event: "giveup" };
const NO_RESOURCE: SubscriptionStep = { state: "terminated", event: "noresource" };
const DEACTIVATED: SubscriptionStep = { state: "terminated", event: "deactivated" };
const ON_PROBATION: SubscriptionStep = { state: "terminated", event: "probation" };
// RFC 3857 knows no event for the watcher's own cancel: there it is a subscription that runs out.
const CANCELLED: SubscriptionStep = { state: "terminated", event: "timeout" };
const APPROVED: SubscriptionStep = { state: "active", event: "approved" };
const PENDING: SubscriptionStep = { state: "pending", event: "subscribe" };

const STEPS: Readonly<Record<"init" | SubscriptionState, Steps>> = {
  init: {
    approved: { state: "active", event: "subscribe" },
    rejected: REJECTED,
    undecided: PENDING,
  },
  pending: {
    approved: APPROVED,
    rejected: REJECTED,
    cancelled: CANCELLED,
    unanswered: { state: "waiting", event: "timeout" },
    giveup: GIVEN_UP,
    noresource: NO_RESOURCE,
    deactivated: DEACTIVATED,
    probation: ON_PROBATION,
  },
  waiting: {
    // RFC 3857 ends it here, because a SIP subscription has run out by then and has to be made anew.
    // Ours does not run out: whoever asked still waits, and is let in.
    approved: APPROVED,
    rejected: REJECTED,
    cancelled: CANCELLED,
    giveup: GIVEN_UP,
    noresource: NO_RESOURCE,
  },
  active: {
    rejected: REJECTED,
    undecided: PENDING,
    cancelled: CANCELLED,
    noresource: NO_RESOURCE,
    deactivated: DEACTIVATED,
    probation: ON_PROBATION,
  },
  terminated: {},
};

/** Where a SUBSCRIPTION goes from here; null when this leaves it as it is. */
export function nextStep(
  state: "init" | SubscriptionState,
  cause: SubscriptionCause,
): SubscriptionStep | null {
  return STEPS[state][cause] ?? null;
}

/** What a decision of the ACCESS RULES is to a SUBSCRIPTION. */
export function causeOf(handling: AccessHandling): SubscriptionCause {
  switch (handling) {
    case "allow":
    // To the watcher a polite block is an approval (RFC 5025 §3.2.1).
    case "polite-block":
      return "approved";
    case "block":
      return "rejected";
    case "confirm":
      return "undecided";
  }
}
