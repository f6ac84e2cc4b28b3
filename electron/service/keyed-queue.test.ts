import { describe, expect, it } from "vitest";
import { createKeyedQueue } from "./keyed-queue.ts";

describe("createKeyedQueue", () => {
  it("runs one key's work in order, also after a failure", async () => {
    const queue = createKeyedQueue();
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const one = queue.run("a", async () => {
      await first.promise;
      order.push("one");
      throw new Error("planted");
    });
    const two = queue.run("a", async () => void order.push("two"));
    await queue.run("b", async () => void order.push("other"));
    first.resolve();
    await expect(one).rejects.toThrow("planted");
    await two;
    expect(order).toEqual(["other", "one", "two"]);
  });
});
