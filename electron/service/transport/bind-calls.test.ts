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

function setUp(allowed: (name: string) => Promise<void> = async () => {}) {
  let disconnects = 0;
  const counted: string[] = [];
  const answered: string[] = [];
  const ran: string[] = [];
  const admit = (name: string) => {
    counted.push(name);
    return allowed(name);
  };
  let deliver: (...received: unknown[]) => void = () => {};
  const gate = createCallGate();
  const handlers = {
    "note:add": ({ text }: { text: string }) => {
      ran.push(text);
      return { length: text.length };
    },
    "note:lose": () => {
      throw new Error("what somebody wrote");
    },
  };
  bindCalls(
    {
      onAny: (listener) => void (deliver = listener),
      disconnect: () => void (disconnects += 1),
    },
    {
      table: callTable(calls, handlers),
      context: null,
      gate,
      admit,
      onDidAnswer: (name) => void answered.push(name),
      reportBug: () => "ref-1",
    },
  );
  const ask = (...received: unknown[]) =>
    new Promise<Result<unknown>>((resolve) => deliver(...received, resolve));
  return {
    ask,
    gate,
    counted,
    answered,
    ran,
    disconnects: () => disconnects,
    deliver: (...received: unknown[]) => deliver(...received),
  };
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

  it.each([
    ["an unknown name", ["note:eat", {}]],
    ["no input", ["note:add"]],
    ["two inputs", ["note:add", {}, {}]],
    ["a wrong type", ["note:add", { text: 7 }]],
  ])("with %s is counted like any other", async (_what, received) => {
    const { ask, counted } = setUp(() => Promise.reject(new AppError("rate-limited", "slow down")));
    expect(await ask(...received)).toEqual(refused("rate-limited"));
    expect(counted).toHaveLength(1);
  });

  it("that is refused as one too many is neither parsed nor run", async () => {
    const { ask, ran } = setUp(() => Promise.reject(new AppError("rate-limited", "slow down")));
    const input = {
      get text(): string {
        throw new Error("looked at");
      },
    };
    expect(await ask("note:add", input)).toEqual(refused("rate-limited"));
    expect(ran).toEqual([]);
  });

  it("of a name that somebody made up is no figure in the metrics", async () => {
    const { ask, answered } = setUp();
    await ask("note:add", {});
    await ask("note:eat", {});
    expect(answered).toEqual(["note:add"]);
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

describe("a packet that can't be answered", () => {
  const unanswerable: readonly (readonly [string, readonly unknown[]])[] = [
    ["without an acknowledgement", ["note:add", { text: "x" }]],
    ["with a number for a name", [7, {}, () => {}]],
    ["with nothing in it", []],
  ];

  it.each(unanswerable)("%s is dropped, and counted like a call", (_what, received) => {
    const { deliver, counted, ran } = setUp();
    deliver(...received);
    expect(counted).toHaveLength(1);
    expect(ran).toEqual([]);
  });

  it.each(unanswerable)("%s ends the connection that keeps sending such", (_what, received) => {
    const { deliver, disconnects } = setUp();
    for (let time = 1; time < 16; time += 1) deliver(...received);
    expect(disconnects()).toBe(0);
    deliver(...received);
    expect(disconnects()).toBe(1);
  });

  it("does no harm where there were too many calls before", async () => {
    const { deliver, ask } = setUp(() => Promise.reject(new AppError("rate-limited", "slow")));
    deliver("note:add", { text: "x" });
    expect(await ask("note:add", { text: "x" })).toEqual(refused("rate-limited"));
  });

  it("is the last thing that is looked at: what came along behind it is not even counted", () => {
    const { deliver, counted, disconnects } = setUp();
    for (let time = 0; time < 100; time += 1) deliver("note:add", { text: "x" });
    deliver("note:add", { text: "x" }, () => {});
    expect(counted.length).toBeLessThanOrEqual(16);
    expect(disconnects()).toBe(1);
  });
});
