import { hostname } from "node:os";
import { expect, it } from "vitest";
import { DeviceKind } from "../../../shared/contract/account.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { nameProblem } from "../../../shared/contract/name-text.ts";
import { describeDevice, labelOf } from "./device-description.ts";

it("calls the device what its computer is called, without the network's part", () => {
  expect(labelOf("study-laptop.home.example")).toBe("study-laptop");
});

it("calls it after the app where the computer's name may not be shown", () => {
  for (const name of ["", ".local", "\u202Egnp", "\u200B"])
    expect(labelOf(name)).toBe("Porchlight");
});

it("cuts a long name without leaving half a character", () => {
  const label = labelOf(`${"a".repeat(limits.deviceLabel - 1)}🏠`);
  expect(label.length).toBeLessThanOrEqual(limits.deviceLabel);
  expect(nameProblem(label)).toBeUndefined();
});

it("is a browser behind a tab", () => {
  const { label, kind } = describeDevice("browser");
  expect(label).toBe(labelOf(hostname()));
  expect(DeviceKind.parse(kind)).toBe("browser");
});
