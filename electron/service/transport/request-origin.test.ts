import { describe, expect, it } from "vitest";
import { isAllowedOrigin } from "./request-origin.ts";

const bundled = { isLoopbackOnly: true };
const standAlone = { isLoopbackOnly: false };

describe("a request is let in", () => {
  it.each([
    ["from a program", { host: "127.0.0.1:7473" }, bundled],
    ["under the name localhost", { host: "localhost:7473" }, bundled],
    ["under any name, when stand-alone", { host: "chat.example.org" }, standAlone],
  ])("%s", (_what, headers, rules) => expect(isAllowedOrigin(headers, rules)).toBe(true));
});

describe("a request is refused", () => {
  it.each([
    ["without a host", {}, standAlone],
    ["whose host is none", { host: "::::" }, standAlone],
    ["from a foreign page", { host: "127.0.0.1:1", origin: "https://evil.test" }, bundled],
    [
      "from another port of this computer",
      { host: "127.0.0.1:1", origin: "http://127.0.0.1:2" },
      bundled,
    ],
    [
      "from a page that seems to be its own, which has none",
      { host: "127.0.0.1:1", origin: "http://127.0.0.1:1" },
      bundled,
    ],
    [
      "from a page whose name was bent to this computer, stand-alone",
      { host: "evil.test:7473", origin: "http://evil.test:7473" },
      standAlone,
    ],
    ["from a file or a sandboxed frame", { host: "127.0.0.1:1", origin: "null" }, bundled],
    ["under a name that was bent to this computer", { host: "evil.test:7473" }, bundled],
    ["under a name that only begins well", { host: "127.0.0.1.evil.test" }, bundled],
    [
      "from a foreign page, stand-alone",
      { host: "chat.example.org", origin: "https://evil.test" },
      standAlone,
    ],
  ])("%s", (_what, headers, rules) => expect(isAllowedOrigin(headers, rules)).toBe(false));
});
