import { describe, expect, it } from "vitest";
import { isOwnRequest, isOwnUpgrade } from "./own-address.ts";

const OWN = "127.0.0.1:4100";

describe("isOwnRequest", () => {
  it("takes its own page, and a request that comes from no page", () => {
    expect(isOwnRequest({ host: OWN }, OWN)).toBe(true);
    expect(isOwnRequest({ host: OWN, origin: `http://${OWN}` }, OWN)).toBe(true);
  });

  it.each([
    { host: undefined },
    { host: "porchlight.example:4100" },
    { host: "127.0.0.1:4101" },
    { host: "127.0.0.1" },
    { host: "localhost:4100" },
    { host: OWN, origin: "http://127.0.0.1:4101" },
    { host: OWN, origin: `https://${OWN}` },
    { host: OWN, origin: `http://${OWN}.example` },
    { host: OWN, origin: `http://${OWN}/` },
    { host: OWN, origin: "null" },
    { host: OWN, origin: "" },
  ])("refuses $host with $origin", (headers) => {
    expect(isOwnRequest(headers, OWN)).toBe(false);
    expect(isOwnUpgrade(headers, OWN)).toBe(false);
  });
});

describe("isOwnUpgrade", () => {
  it("takes its own page and nothing that hides where it comes from", () => {
    expect(isOwnUpgrade({ host: OWN, origin: `http://${OWN}` }, OWN)).toBe(true);
    expect(isOwnUpgrade({ host: OWN }, OWN)).toBe(false);
  });
});
