import { expect, it } from "vitest";
import { describeBug } from "./describe-bug.ts";

it("keeps the places in the code and leaves out what the message quotes", () => {
  const error = new TypeError('can\'t read "dear diary,\n    at night I wrote"');
  const described = JSON.stringify(describeBug(error));
  expect(described).toContain("describe-bug.test.ts");
  expect(described).not.toContain("diary");
});

it("copes with what is no error", () => {
  expect(describeBug("dear diary")).toEqual({ name: "string" });
  expect(describeBug(undefined)).toEqual({ name: "undefined" });
});
