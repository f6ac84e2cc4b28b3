import { describe, expect, it } from "vitest";
import { readCommandLine, readStartMessage } from "./config.ts";

const DATA = ["--data", "/tmp/somewhere"];
const failing = (message: RegExp): unknown =>
  expect.objectContaining({
    code: "service-start-failed",
    message: expect.stringMatching(message),
  });

describe("the command line", () => {
  it("needs a folder and has a default for everything else", () => {
    expect(readCommandLine(DATA, {})).toMatchObject({
      host: "127.0.0.1",
      port: 7473,
      dataFolder: "/tmp/somewhere",
      isDomainBinding: false,
      registration: "open",
      hasPracticeBuddies: false,
      launch: null,
      callsPerSecond: 200,
      proxies: [],
    });
  });

  it("says everything", () => {
    const line =
      "--port 0 --host 0.0.0.0 --domain Example.ORG --registration invitation --practice";
    expect(
      readCommandLine(
        [...DATA, ...line.split(" "), "--rate-limits", "off", "--proxy", "loopback, 10.1.0.0/16"],
        {},
      ),
    ).toMatchObject({
      host: "0.0.0.0",
      port: 0,
      domain: "example.org",
      isDomainBinding: true,
      registration: "invitation",
      hasPracticeBuddies: true,
      callsPerSecond: null,
      proxies: ["loopback", "10.1.0.0/16"],
    });
  });

  it("wins over the environment", () => {
    const environment = {
      PORCHLIGHT_PORT: "1234",
      PORCHLIGHT_HOST: "::1",
      PORCHLIGHT_PRACTICE: "1",
    };
    expect(readCommandLine([...DATA, "--port", "99"], environment)).toMatchObject({
      port: 99,
      host: "::1",
      hasPracticeBuddies: true,
    });
  });

  it("asks for help only", () => {
    expect(readCommandLine(["--help"], {})).toBeNull();
  });

  it("is told everything that is wrong with it at once", () => {
    const line =
      "--port 70000 --registration everybody --domain x- --rate-limits perhaps --proxy yes";
    expect(() => readCommandLine(line.split(" "), {})).toThrow(
      failing(/data: needed.*port: at most 65535.*domain.*registration.*rate-limits.*proxy/u),
    );
  });

  it.each([["--prot"], ["--port"], ["stray"]])("does not guess what %s means", (argument) => {
    expect(() => readCommandLine([...DATA, argument], {})).toThrow(failing(/can't start/u));
  });
});

describe("the start message", () => {
  const message = {
    type: "start",
    dataFolder: "/tmp/somewhere",
    domain: null,
    registration: "open",
    hasPracticeBuddies: true,
    launch: "x".repeat(43),
  };

  it("binds to this computer alone, on a free port", () => {
    expect(readStartMessage(message)).toMatchObject({
      host: "127.0.0.1",
      port: 0,
      launch: "x".repeat(43),
      isDomainBinding: false,
      proxies: [],
    });
  });

  it("takes the computer's name where the wished domain is none", () => {
    const { domain } = readStartMessage({ ...message, domain: "not a domain" });
    expect(domain).toMatch(/^\S+$/u);
  });

  it.each([undefined, {}, { ...message, launch: "short" }, { ...message, dataFolder: 7 }])(
    "is refused when it is %j",
    (raw) => expect(() => readStartMessage(raw)).toThrow(failing(/can't start/u)),
  );
});
