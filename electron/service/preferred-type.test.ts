import { describe, expect, it } from "vitest";
import { preferredType } from "./preferred-type.ts";

const XML = "application/pidf+xml";
const JSON_TYPE = "application/json";

describe("preferredType", () => {
  it.each([
    [undefined, XML],
    ["*/*", XML],
    ["application/json", JSON_TYPE],
    ["APPLICATION/JSON; charset=utf-8", JSON_TYPE],
    ["application/*", XML],
    ["application/json, application/pidf+xml", XML],
    ["application/pidf+xml;q=0.2, application/json;q=0.9", JSON_TYPE],
    ["application/pidf+xml;q=0, */*", JSON_TYPE],
    ["text/html, */*;q=0.1", XML],
  ])("answers %s with %s", (accept, type) => {
    expect(preferredType(accept, [XML, JSON_TYPE])).toBe(type);
  });

  it.each(["text/html", "application/json;q=0", "", "nonsense"])("refuses %j", (accept) => {
    expect(() => preferredType(accept, [XML, JSON_TYPE])).toThrow(
      `this comes as ${XML} or ${JSON_TYPE}`,
    );
  });
});
