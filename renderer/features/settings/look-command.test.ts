import { describe, expect, it } from "vitest";
import { lookCommand } from "./look-command.ts";

describe("line to look with", () => {
  it("asks the service for the person, with the token", () => {
    expect(lookCommand("http://127.0.0.1:4870", "pl_2f9c", "pres:ada@analytical.example")).toBe(
      'curl -H "Authorization: Bearer pl_2f9c" "http://127.0.0.1:4870/presence/pres:ada@analytical.example"',
    );
  });

  it("does not mind a slash at the end of the service’s address", () => {
    expect(lookCommand("https://harbour.example/p/", "t", "pres:ada@harbour.example")).toContain(
      '"https://harbour.example/p/presence/pres:ada@harbour.example"',
    );
  });

  it("writes letters of other scripts as an address may hold them", () => {
    expect(lookCommand("https://harbour.example", "t", "pres:þórdís@harbour.example")).toContain(
      "/presence/pres:%C3%BE%C3%B3rd%C3%ADs@harbour.example",
    );
  });
});
