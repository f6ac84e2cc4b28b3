import { describe, expect, it } from "vitest";
import { messageCalls } from "../../../shared/contract/message.ts";
import { v7 } from "uuid";
import { parseFailure, parseReply } from "./parse-reply.ts";

const send = messageCalls["message:send"];
const value = { id: v7(), storedAt: "2026-01-01T12:00:00.000Z" };

describe("parseReply", () => {
  it("leaves out what a newer service added", () => {
    expect(parseReply(send, { ok: true, value: { ...value, mood: "good" }, more: 1 })).toEqual({
      ok: true,
      value,
    });
  });

  it.each([undefined, null, "ok", {}, { ok: true }, { ok: true, value: { id: 1 } }, { ok: false }])(
    "reads %j as internal",
    (raw) => {
      expect(parseReply(send, raw)).toMatchObject({ ok: false, error: { code: "internal" } });
    },
  );

  it("keeps a known refusal and reads a newer one as internal, naming it", () => {
    const refuse = (code: string) =>
      parseReply(send, { ok: false, error: { code, message: "no" } });
    expect(refuse("declined")).toMatchObject({ error: { code: "declined", message: "no" } });
    expect(refuse("too-cheerful")).toMatchObject({
      error: { code: "internal", message: "no (too-cheerful)" },
    });
  });
});

describe("parseFailure", () => {
  it("is null for what is no failure", () => {
    expect([undefined, "x", { message: "x" }].map((raw) => parseFailure(raw))).toEqual([
      null,
      null,
      null,
    ]);
  });
});
