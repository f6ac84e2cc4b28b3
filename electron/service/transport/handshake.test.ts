import { describe, expect, it } from "vitest";
import { PROTOCOL, PROTOCOL_MINIMUM } from "../../../shared/contract/limits.ts";
import { readHandshake, requireKnownProtocol } from "./handshake.ts";

const SECRET = "a launch secret of the day";
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe("a handshake", () => {
  it("is read, and fields of newer clients are passed over", () => {
    const raw = { protocol: PROTOCOL, token: "t".repeat(43), colour: "blue" };
    expect(readHandshake(raw, null)).toEqual({ protocol: PROTOCOL, token: "t".repeat(43) });
  });

  it.each([
    undefined,
    null,
    "1",
    1,
    [],
    {},
    { protocol: "1" },
    { protocol: 1.5 },
    { protocol: 1, token: 7 },
  ])("%j is malformed", (raw) =>
    expect(() => readHandshake(raw, null)).toThrow(refusal("invalid-request")),
  );

  it("of an older protocol than the minimum asks for an upgrade", () => {
    expect(() => readHandshake({ protocol: PROTOCOL_MINIMUM - 1 }, null)).toThrow();
  });

  it("of a newer protocol may ask the entrance, but not start a session", () => {
    const newer = readHandshake({ protocol: PROTOCOL + 1 }, null);
    expect(() => requireKnownProtocol(newer)).toThrow(refusal("upgrade-required"));
  });

  it.each([undefined, "", "guess", `${SECRET} `, SECRET.toUpperCase()])(
    "with the launch secret %j is not trusted",
    (launch) =>
      expect(() => readHandshake({ protocol: PROTOCOL, launch }, SECRET)).toThrow(
        refusal("untrusted-sender"),
      ),
  );

  it("with the right launch secret is trusted", () => {
    expect(() => readHandshake({ protocol: PROTOCOL, launch: SECRET }, SECRET)).not.toThrow();
  });
});
