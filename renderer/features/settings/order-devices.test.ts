import { describe, expect, it } from "vitest";
import { Device } from "../../../shared/contract/account.ts";
import { uuid } from "../../testing/people.ts";
import { orderDevices } from "./order-devices.ts";

function aDevice(label: string, lastSeenAt: string, isCurrent = false): Device {
  return Device.parse({
    id: uuid(4, label.length),
    label,
    kind: "desktop",
    createdAt: "2026-11-01T00:00:00.000Z",
    lastSeenAt,
    isCurrent,
  });
}

describe("order of devices", () => {
  it("has this one first, then whoever was here last", () => {
    const devices = [
      aDevice("old", "2026-11-20T00:00:00.000Z"),
      aDevice("newer", "2026-11-25T00:00:00.000Z"),
      aDevice("this", "2026-11-02T00:00:00.000Z", true),
    ];
    expect(orderDevices(devices).map(({ label }) => label)).toEqual(["this", "newer", "old"]);
  });
});
