import { describe, expect, it } from "vitest";
import { limits } from "../../../shared/contract/limits.ts";
import { requireGoodBody } from "./message-body.ts";

const plain = (text: string) => ({ type: "text/plain", text });
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe("a message body", () => {
  it.each([
    ["letters", "x".repeat(limits.messageBytes - 1), true],
    ["letters", "x".repeat(limits.messageBytes), true],
    ["letters", "x".repeat(limits.messageBytes + 1), false],
    ["letters of two bytes", `${"ж".repeat(limits.messageBytes / 2 - 1)}x`, true],
    ["letters of two bytes", "ж".repeat(limits.messageBytes / 2), true],
    ["letters of two bytes", `${"ж".repeat(limits.messageBytes / 2)}x`, false],
    ["signs of three bytes", `${"花".repeat(2_730)}xx`, true],
    ["signs of three bytes", `${"花".repeat(2_730)}xxx`, false],
    ["pictures of four bytes", "🦊".repeat(limits.messageBytes / 4), true],
    ["pictures of four bytes", `${"🦊".repeat(limits.messageBytes / 4)}x`, false],
  ])("of %s is measured in bytes of UTF-8", (_what, text, isTaken) => {
    if (isTaken) expect(() => requireGoodBody(plain(text))).not.toThrow();
    else expect(() => requireGoodBody(plain(text))).toThrow(refusal("message-too-long"));
  });

  it.each(["", " ", "\n\t", "\u00a0"])("of %j is empty", (text) => {
    expect(() => requireGoodBody(plain(text))).toThrow(refusal("message-empty"));
  });

  it.each(["\ud83d", "x\udc00y", "\udc00\ud83d"])(
    "with half a character (%j) is refused",
    (text) => {
      expect(() => requireGoodBody(plain(text))).toThrow(refusal("invalid-request"));
    },
  );

  it.each(["text/html", "TEXT/PLAIN", "application/json", "text/plain; charset=utf-8"])(
    "of the type %s is unknown here",
    (type) =>
      expect(() => requireGoodBody({ type, text: "x" })).toThrow(refusal("message-type-unknown")),
  );

  it("may be Markdown", () => {
    expect(() => requireGoodBody({ type: "text/markdown", text: "*x*" })).not.toThrow();
  });
});
