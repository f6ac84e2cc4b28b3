import { expect, it } from "vitest";
import { serviceEnvironment } from "./service-environment.ts";

it("gives the service what it needs and nothing of what else is there", () => {
  const env = { TMPDIR: "/tmp/x", TZ: "UTC", NODE_OPTIONS: "--require evil", API_KEY: "secret" };
  expect(serviceEnvironment(env)).toEqual({ TMPDIR: "/tmp/x", TZ: "UTC" });
});
