import { describe, expect, it } from "vitest";
import { z } from "zod";
import { call } from "../../../shared/contract/define.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Result } from "../../../shared/result/result.ts";
import { bindCalls, callTable } from "./bind-calls.ts";
import { createCallGate } from "./call-gate.ts";

const calls = {
  "note:add": call(z.strictObject({ text: z.string() }), z.object({ length: z.number() })),
  "note:lose": call(z.strictObject({}), z.object({})),
  "note:later": call(z.strictObject({}), z.object({})),
} as const;

function setUp(admit: (name: string) => Promise<void> = async () => {}) {
  let deliver: (...received: unknown[]) => void = () => {};
  const gate = createCallGate();
  const handlers = {
    "note:add": ({ text }: { text: string }) => ({ length: text.length }),
    "note:lose": () => {
      throw new Error("what somebody wrote");
    },
  };
  bindCalls(
    { onAny: (listener) => void (deliver = listener) },
    {
      table: callTable(calls, handlers),
      context: null,
      gate,
      admit,
      onDidAnswer: () => {},
      reportBug: () => "ref-1",
    },
  );
  const ask = (...received: unknown[]) =>
    new Promise<Result<unknown>>((resolve) => deliver(...received, resolve));
  return { ask, gate, deliver: (...received: unknown[]) => deliver(...received) };
}

const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

describe("a call", () => {
  it("is parsed, run and answered", async () => {
    const { ask } = setUp();
    expect(await ask("note:add", { text: "four" })).toEqual({ ok: true, value: { length: 4 } });
  });

  it.each([
    ["an unknown name", ["note:eat", {}]],
    ["a name from the prototype", ["constructor", {}]],
    ["the name __proto__", ["__proto__", {}]],
    ["no input", ["note:add"]],
    ["two inputs", ["note:add", { text: "x" }, { text: "y" }]],
    ["an unknown field", ["note:add", { text: "x", sender: "eve" }]],
    ["a wrong type", ["note:add", { text: 7 }]],
    ["null", ["note:add", null]],
    ["bytes", ["note:add", new Uint8Array(8)]],
    ["an array", ["note:add", ["x"]]],
  ])("with %s is refused as invalid", async (_what, received) => {
    const { ask } = setUp();
    expect(await ask(...received)).toEqual(refused("invalid-request"));
  });

  it("that fails because of a bug tells a reference and nothing else", async () => {
    const { ask } = setUp();
    const answer = await ask("note:lose", {});
    expect(answer).toEqual({
      ok: false,
      error: { code: "internal", message: "internal error", ref: "ref-1" },
    });
  });

  it("that nobody handles yet is unavailable, not silent", async () => {
    const { ask } = setUp();
    expect(await ask("note:later", {})).toEqual(refused("unavailable"));
  });

  it("that is not admitted says why", async () => {
    const { ask } = setUp(() => Promise.reject(new AppError("rate-limited", "slow down")));
    expect(await ask("note:add", { text: "x" })).toEqual(refused("rate-limited"));
  });

  it("without an acknowledgement is dropped without a trace", () => {
    const { deliver } = setUp();
    expect(() => deliver("note:add", { text: "x" })).not.toThrow();
    expect(() => deliver()).not.toThrow();
  });

  it("is refused once the service is stopping, which waits for those under way", async () => {
    const { ask, gate } = setUp();
    const underWay = ask("note:add", { text: "x" });
    const closed = gate.close(1_000);
    expect(await ask("note:add", { text: "y" })).toEqual(refused("unavailable"));
    await closed;
    expect(await underWay).toEqual({ ok: true, value: { length: 1 } });
  });
});
