import { describe, expect, it } from "vitest";
import { ConversationMessage } from "../../../shared/contract/bridge.ts";
import { ERROR_CODES } from "../../../shared/result/error-code.ts";
import { inbox, uuid } from "../../testing/people.ts";
import { clock, fullWords } from "../../ui/clock.ts";
import { deliveryOf } from "./delivery-of.ts";

const context = {
  name: "Ada",
  isOnline: true,
  sizeLimit: "8 KB",
  onTryAgain: () => undefined,
  onEdit: () => undefined,
  onDelete: () => undefined,
};
function own(part: Partial<ConversationMessage>): ConversationMessage {
  return ConversationMessage.parse({
    id: uuid(7, 1),
    peer: inbox("ada"),
    isOwn: true,
    type: "text/plain",
    text: "hello",
    at: new Date(2026, 10, 26, 14, 31).toISOString(),
    position: 1,
    state: "stored",
    stateAt: new Date(2026, 10, 26, 19, 4).toISOString(),
    failure: null,
    ...part,
  });
}

describe("how far a message has come", () => {
  it("waits rather than sends while there is no connection", () => {
    expect(deliveryOf(own({ state: "sending" }), context)).toEqual({ state: "sending" });
    expect(deliveryOf(own({ state: "sending" }), { ...context, isOnline: false })).toEqual({
      state: "waiting",
    });
  });

  it.each(["stored", "delivered", "displayed"] as const)("is %s as the app says", (state) => {
    expect(deliveryOf(own({ state }), context).state).toBe(state);
  });

  it.each(["stored", "delivered", "displayed"] as const)(
    "is %s since it came so far, and not since it was sent",
    (state) => {
      const time = clock(new Date(2026, 10, 26, 19, 4).getTime());
      expect(deliveryOf(own({ state }), context)).toEqual({ state, time });
    },
  );

  it("says the day where it came so far on another one", () => {
    const next = new Date(2026, 10, 27, 9, 12);
    const message = own({ state: "displayed", stateAt: next.toISOString() });
    const time = fullWords(next.getTime());
    expect(deliveryOf(message, context)).toEqual({ state: "displayed", time });
  });

  it.each(["stored", "delivered", "displayed"] as const)(
    "is %s without a time where that is not known",
    (state) => {
      expect(deliveryOf(own({ state, stateAt: null }), context)).toEqual({ state, time: null });
    },
  );
});

describe("a message that failed", () => {
  const failed = (failure: string | null) => deliveryOf(own({ state: "failed", failure }), context);

  it("can be tried again as it is, and deleted", () => {
    expect(failed("not-accepting")).toMatchObject({
      reason: "Ada is not accepting messages.",
      onTryAgain: context.onTryAgain,
      onDelete: context.onDelete,
    });
  });

  it("goes back to be shortened when it is too long, because the same words would fail again", () => {
    expect(failed("message-too-long")).toMatchObject({
      reason: "longer than 8 KB.",
      onEdit: context.onEdit,
    });
    expect(failed("message-too-long")).not.toHaveProperty("onTryAgain");
  });

  it("is not tried again on somebody who declines", () => {
    expect(failed("declined")).not.toHaveProperty("onTryAgain");
    expect(failed("declined")).toHaveProperty("onDelete");
  });

  it.each([...ERROR_CODES, "from-the-future", null])("says why in a sentence for %s", (code) => {
    expect(failed(code)).toMatchObject({ state: "failed", reason: expect.stringMatching(/\.$/) });
  });
});
