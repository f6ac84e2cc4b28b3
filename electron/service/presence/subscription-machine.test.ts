import { describe, expect, it } from "vitest";
import { SubscriptionState } from "../../../shared/contract/presence.ts";
import { causeOf, nextStep, type SubscriptionCause } from "./subscription-machine.ts";

const CAUSES: readonly SubscriptionCause[] = [
  "approved",
  "rejected",
  "undecided",
  "cancelled",
  "unanswered",
  "giveup",
  "noresource",
  "deactivated",
  "probation",
];

/** RFC 3857 §4.7.1, row by row; what is not in here changes nothing. */
const TABLE: Readonly<Record<string, string>> = {
  "init approved": "active subscribe",
  "init undecided": "pending subscribe",
  "init rejected": "terminated rejected",
  "pending approved": "active approved",
  "pending rejected": "terminated rejected",
  "pending unanswered": "waiting timeout",
  "pending cancelled": "terminated timeout",
  "pending giveup": "terminated giveup",
  "pending noresource": "terminated noresource",
  "pending deactivated": "terminated deactivated",
  "pending probation": "terminated probation",
  "waiting approved": "active approved",
  "waiting rejected": "terminated rejected",
  "waiting cancelled": "terminated timeout",
  "waiting giveup": "terminated giveup",
  "waiting noresource": "terminated noresource",
  "active rejected": "terminated rejected",
  "active undecided": "pending subscribe",
  "active cancelled": "terminated timeout",
  "active noresource": "terminated noresource",
  "active deactivated": "terminated deactivated",
  "active probation": "terminated probation",
};

const pairs = (["init", ...SubscriptionState.options] as const).flatMap((state) =>
  CAUSES.map((cause) => [state, cause] as const),
);

describe("nextStep", () => {
  it.each(pairs)("takes %s over %s where RFC 3857 does", (state, cause) => {
    const step = nextStep(state, cause);
    const written = step === null ? undefined : `${step.state} ${step.event}`;
    expect(written).toBe(TABLE[`${state} ${cause}`]);
  });
});

describe("causeOf", () => {
  it("makes a polite block look like an approval", () => {
    expect(causeOf("polite-block")).toBe(causeOf("allow"));
  });

  it("tells a block from a question", () => {
    expect([causeOf("block"), causeOf("confirm")]).toEqual(["rejected", "undecided"]);
  });
});
