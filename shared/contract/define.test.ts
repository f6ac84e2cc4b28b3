import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "../result/app-error.ts";
import { answer, call } from "./define.ts";

const greet = call(z.strictObject({ name: z.string().max(5) }), z.object({ words: z.string() }));
const neverReported = () => {
  throw new Error("reported a bug that is none");
};

describe("answer", () => {
  it("names the wrong fields, never their values", async () => {
    const reply = await answer(greet, { name: "a secret" }, () => ({ words: "" }), neverReported);
    expect(reply).toEqual({
      ok: false,
      error: { code: "invalid-request", message: "malformed input (name: too_big)" },
    });
  });

  it.each([undefined, null, 7, "text", [], {}, { name: 1 }, { name: "ada", role: "admin" }])(
    "refuses %j without running anything",
    async (raw) => {
      const run = () => {
        throw new Error("ran");
      };
      expect(await answer(greet, raw, run, neverReported)).toMatchObject({
        ok: false,
        error: { code: "invalid-request" },
      });
    },
  );

  it("passes a refusal on with its code", async () => {
    const run = () => {
      throw new AppError("not-found", "nobody of that name");
    };
    expect(await answer(greet, { name: "ada" }, run, neverReported)).toEqual({
      ok: false,
      error: { code: "not-found", message: "nobody of that name" },
    });
  });

  it("lets nothing of a bug out but its reference", async () => {
    const run = () => {
      throw new Error("the password was hunter2");
    };
    expect(await answer(greet, { name: "ada" }, run, () => "7f3a")).toEqual({
      ok: false,
      error: { code: "internal", message: "internal error", ref: "7f3a" },
    });
  });
});
