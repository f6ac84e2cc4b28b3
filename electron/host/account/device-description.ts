import { hostname } from "node:os";
import type { Snapshot } from "../../../shared/contract/bridge.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { nameProblem } from "../../../shared/contract/name-text.ts";

/** How this device is called in the list of an account's devices. */
export function describeDevice(kind: Snapshot["host"]["kind"]) {
  const label = labelOf(hostname());
  return { label, kind: kind === "electron" ? ("desktop" as const) : ("browser" as const) };
}

/** Not every computer's name may be shown to others. */
export function labelOf(computerName: string): string {
  const [name = ""] = computerName.split(".");
  const label = name.slice(0, limits.deviceLabel).toWellFormed().trim();
  return label === "" || nameProblem(label) !== undefined ? "Porchlight" : label;
}
