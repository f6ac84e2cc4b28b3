import { describe, expect, it } from "vitest";
import { limits } from "../../shared/contract/limits.ts";
import { createFileDesk } from "./file-desk.ts";

describe("the desk for files", () => {
  it("puts a file together from its parts, also where one came twice", () => {
    const desk = createFileDesk();
    desk.put({ fileId: "a", from: 0, text: "light " });
    desk.put({ fileId: "a", from: 6, text: "on" });
    desk.put({ fileId: "a", from: 6, text: "on" });
    expect(desk.textOf("a")).toBe("light on");
  });

  it("takes no part whose beginning it does not have", () => {
    const desk = createFileDesk();
    expect(() => desk.put({ fileId: "a", from: 6, text: "on" })).toThrow(/not here/);
    desk.put({ fileId: "a", from: 0, text: "light" });
    expect(() => desk.put({ fileId: "a", from: 6, text: "on" })).toThrow(/missing/);
  });

  it("has an end, for one file and for all of them", () => {
    const desk = createFileDesk();
    desk.put({ fileId: "a", from: 0, text: "x".repeat(limits.rulesFileBytes) });
    expect(() => desk.put({ fileId: "a", from: limits.rulesFileBytes, text: "x" })).toThrow(
      /larger/,
    );
    for (const fileId of ["b", "c", "d", "e"]) desk.put({ fileId, from: 0, text: fileId });
    expect(() => desk.textOf("a")).toThrow(/not here/);
    expect(desk.textOf("e")).toBe("e");
  });
});
