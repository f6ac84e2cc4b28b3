import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { FuseV1Options } from "@electron/fuses";
import { validateConfiguration } from "app-builder-lib/out/util/config/config.js";
import { expect, it } from "vitest";
import config from "./electron-builder.ts";
import { FUSES } from "./fuses.ts";

const SILENT = { isEnabled: false, data: new Map(), add: () => {}, save: () => Promise.resolve() };
const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

it("is a configuration that electron-builder understands", async () => {
  await expect(validateConfiguration(config, SILENT)).resolves.toBeUndefined();
});

it("would be told of a key that electron-builder does not know", async () => {
  const misspelt = { ...config, linux: { targets: ["deb"] } };
  // Sound: what is wrong with it is what the test is about.
  await expect(validateConfiguration(misspelt as never, SILENT)).rejects.toThrow("linux");
});

it("names pictures and entitlements that exist", () => {
  const paths = [config.linux?.icon, config.mac?.icon, config.win?.icon, config.mac?.entitlements];
  for (const path of paths) expect(existsSync(at(String(path))), String(path)).toBe(true);
});

it("starts what the build makes", async () => {
  const { main }: { main: string } = JSON.parse(await readFile(at("package.json"), "utf8"));
  expect(main).toBe("dist/main/index.mjs");
});

it("decides every fuse there is, and leaves no door to foreign code open", () => {
  const all = Object.values(FuseV1Options).filter((value) => typeof value === "number");
  expect(Object.keys(FUSES)).toEqual(expect.arrayContaining(all.map(String)));
  expect(FUSES[FuseV1Options.RunAsNode]).toBe(false);
  expect(FUSES[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(false);
  expect(FUSES[FuseV1Options.EnableNodeCliInspectArguments]).toBe(false);
  expect(FUSES[FuseV1Options.OnlyLoadAppFromAsar]).toBe(true);
  expect(FUSES[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(true);
  expect(FUSES[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(false);
});
