import { describe, expect, it } from "vitest";
import { createRequest } from "./create-request.ts";

function ask(answer: () => Promise<unknown>) {
  const reported: string[] = [];
  const request = createRequest({ call: answer }, (what) => reported.push(what));
  return { request, reported };
}

describe("request", () => {
  it("answers the parsed value", async () => {
    const { request } = ask(() =>
      Promise.resolve({
        ok: true,
        value: { invitation: "abc", expiresAt: "2026-01-01T00:00:00Z", newer: 1 },
      }),
    );
    expect(await request("account:invite", {})).toEqual({
      ok: true,
      value: { invitation: "abc", expiresAt: "2026-01-01T00:00:00Z" },
    });
  });

  it("hands a failure on with its code and reference", async () => {
    const error = { code: "name-taken", message: "taken", ref: "7f3a" };
    const { request } = ask(() => Promise.resolve({ ok: false, error }));
    expect(await request("account:sign-out", {})).toEqual({ ok: false, error });
  });

  it("reads a code that only a newer peer knows as internal", async () => {
    const { request } = ask(() =>
      Promise.resolve({ ok: false, error: { code: "from-the-future", message: "?" } }),
    );
    expect(await request("account:sign-out", {})).toMatchObject({ error: { code: "internal" } });
  });

  it.each([undefined, null, 7, {}, { ok: true }, { ok: "yes" }, { ok: false, error: "no" }])(
    "answers internal and reports when %j is no reply",
    async (raw) => {
      const { request, reported } = ask(() => Promise.resolve(raw));
      expect(await request("account:invite", {})).toMatchObject({ error: { code: "internal" } });
      expect(reported).toHaveLength(1);
    },
  );

  it("never repeats what an odd reply held", async () => {
    const { request, reported } = ask(() =>
      Promise.resolve({ ok: true, value: { invitation: 7, expiresAt: "the secret of ada@home" } }),
    );
    await request("account:invite", {});
    expect(reported.join()).not.toContain("secret");
    expect(reported.join()).toContain("expiresAt");
  });

  it("is unavailable, not broken, when the host breaks its word and rejects", async () => {
    const { request } = ask(() => Promise.reject(new Error("gone")));
    expect(await request("account:invite", {})).toMatchObject({ error: { code: "unavailable" } });
  });
});
