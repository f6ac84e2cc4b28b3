import { describe, expect, it } from "vitest";
import { AppError } from "../../shared/result/app-error.ts";
import { OperationQueue } from "./operation-queue.ts";

const add = (queue: OperationQueue, count: number) =>
  Array.from({ length: count }, (_, number) => queue.add(0, number));

describe("the queue of operations", () => {
  it("hands out batches of bounded size in the order of the calls", () => {
    const queue = new OperationQueue(2_000);
    const calls = add(queue, 700);
    expect(queue.takeBatch().inputs).toEqual(Array.from({ length: 500 }, (_, number) => number));
    queue.answer({ outputs: Array.from({ length: 500 }), failures: [] });
    expect(queue.isBatchUnderWay).toBe(false);
    expect(queue.takeBatch().inputs[0]).toBe(500);
    expect(queue.waiting).toBe(200);
    expect(calls).toHaveLength(700);
  });

  it("matches answers that come in parts", async () => {
    const queue = new OperationQueue(10);
    const calls = add(queue, 3);
    queue.takeBatch();
    queue.answer({ outputs: ["a"], failures: [] });
    expect(queue.waiting).toBe(2);
    const error = { code: "conflict", message: "planted" } as const;
    queue.answer({ outputs: [undefined, "c"], failures: [[0, error]] });
    const [first, second, third] = await Promise.allSettled(calls);
    expect(first).toMatchObject({ value: "a" });
    expect(second).toMatchObject({ reason: error });
    expect(third).toMatchObject({ value: "c" });
    expect(queue.waiting).toBe(0);
  });

  it("counts the batch under way among the waiting when it refuses more", async () => {
    const queue = new OperationQueue(2);
    const calls = add(queue, 2);
    queue.takeBatch();
    await expect(queue.add(0, 3)).rejects.toMatchObject({
      code: "unavailable",
      message: "The disk cannot keep up: 2 operations are waiting for the database",
    });
    queue.answer({ outputs: [1], failures: [] });
    calls.push(queue.add(0, 4));
    expect(queue.waiting).toBe(2);
  });

  it("fails what is not answered yet, and only that", async () => {
    const queue = new OperationQueue(10);
    const calls = add(queue, 2);
    queue.takeBatch();
    calls.push(queue.add(0, "gathering"));
    queue.answer({ outputs: ["answered"], failures: [] });
    queue.failAll(new AppError("storage-failed", "planted"));
    const results = await Promise.allSettled(calls);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  });
});
