import { hostname } from "node:os";
import type { Snapshot } from "../../../shared/contract/bridge.ts";
import { limits } from "../../../shared/contract/limits.ts";

/** How this device is called in the list of an account's devices. */
export function describeDevice(kind: Snapshot["host"]["kind"]) {
  const [name = ""] = hostname().split(".");
  const label = name.slice(0, limits.deviceLabel).trim() || "Porchlight";
  return { label, kind: kind === "electron" ? ("desktop" as const) : ("browser" as const) };
}
