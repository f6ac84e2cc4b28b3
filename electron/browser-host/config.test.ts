import { describe, expect, it } from "vitest";
import { readBrowserHostConfig } from "./config.ts";

const HOME = { PORCHLIGHT_HOME: "/tmp/porchlight" };
const read = (argv: string[], environment: NodeJS.ProcessEnv = HOME) =>
  readBrowserHostConfig(argv, environment);

describe("readBrowserHostConfig", () => {
  it("takes any port and opens nothing unless told", () => {
    expect(read([])).toMatchObject({ port: 0, opensBrowser: false, profile: "default" });
  });

  it("reads options written either way, and the command line before the environment", () => {
    expect(read(["--port", "4100", "--open", "--profile=anna"])).toMatchObject({
      port: 4100,
      opensBrowser: true,
      profile: "anna",
    });
    expect(read([], { ...HOME, PORT: "4200" }).port).toBe(4200);
    expect(read(["--port=4100"], { ...HOME, PORT: "4200" }).port).toBe(4100);
  });

  it.each(["--port=", "--port=65536", "--port=-1", "--port=80a", "--port=4.5", "--port"])(
    "says what a port looks like when given %s",
    (option) => {
      expect(() => read([option])).toThrow(/number from 0 to 65535/);
    },
  );

  it("hands the service nothing that only the host knows", () => {
    const { serviceEnvironment } = read([], { ...HOME, TZ: "UTC", API_KEY: "secret" });
    expect(serviceEnvironment).toEqual({ TZ: "UTC" });
  });
});
