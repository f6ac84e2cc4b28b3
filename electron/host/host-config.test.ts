import { describe, expect, it } from "vitest";
import { readHostConfig, type HostConfigSources } from "./host-config.ts";

const read = (argv: readonly string[], sources: Partial<HostConfigSources> = {}) =>
  readHostConfig({ argv, environment: {}, platform: "linux", homeFolder: "/home/ada", ...sources });

describe("readHostConfig", () => {
  it("takes the default profile, and the computer's name for a new service", () => {
    expect(read([])).toEqual({
      profile: "default",
      domain: null,
      folders: {
        profile: "/home/ada/.local/share/porchlight/profiles/default",
        service: "/home/ada/.local/share/porchlight/service",
      },
    });
  });

  it.each([
    ["linux", { XDG_DATA_HOME: "/data" }, "/data/porchlight/profiles/anna"],
    // The XDG specification: to be taken as invalid and ignored.
    ["linux", { XDG_DATA_HOME: "data" }, "/home/ada/.local/share/porchlight/profiles/anna"],
    ["linux", { XDG_DATA_HOME: "" }, "/home/ada/.local/share/porchlight/profiles/anna"],
    [
      "linux",
      { PORCHLIGHT_HOME: "/elsewhere", XDG_DATA_HOME: "/data" },
      "/elsewhere/profiles/anna",
    ],
    ["darwin", {}, "/home/ada/Library/Application Support/Porchlight/profiles/anna"],
    ["win32", { LOCALAPPDATA: "/local" }, "/local/Porchlight/profiles/anna"],
    ["win32", {}, "/home/ada/AppData/Local/Porchlight/profiles/anna"],
  ] as const)("keeps data where %s with %j wants it", (platform, environment, expected) => {
    expect(read(["--profile=anna"], { platform, environment }).folders.profile).toBe(expected);
  });

  it("shares one service between all profiles", () => {
    const [anna, ben] = ["anna", "ben"].map((name) => read(["--profile", name]).folders.service);
    expect(anna).toBe(ben);
  });

  it("leaves the options of others alone", () => {
    const { profile, domain } = read([
      "--no-sandbox",
      "--domain=home",
      "--profile=anna",
      "x",
      "-y",
    ]);
    expect([profile, domain]).toEqual(["anna", "home"]);
  });

  it.each([
    "",
    "..",
    "a/b",
    "a\\b",
    "Anna",
    ".hidden",
    "con",
    "lpt1",
    "a".repeat(33),
    "ä",
    "-x",
    "a b",
  ])("refuses %j as a profile's name", (name) => {
    expect(() => read([`--profile=${name}`])).toThrow(
      expect.objectContaining({ code: "invalid-request" }),
    );
  });

  it("refuses a profile without a name", () => {
    expect(() => read(["--profile"])).toThrow(/--profile=anna/);
  });
});
