import { describe, expect, it } from "vitest";
import { DeviceId } from "../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { ConnectionId, ViewKey } from "../ports.ts";
import { createMemoryBus } from "./memory-bus.ts";

const ada = PrincipalAddress.parse("ada@host.test");
const laptop = DeviceId.parse("11111111-1111-4111-8111-111111111111");
// Sound: made up for this test.
const connection = "abc" as ConnectionId;
const view = "full:ben@host.test" as ViewKey;

function setUp() {
  const calls: string[] = [];
  const bus = createMemoryBus({
    emit: (room, event) => void calls.push(`${room} hears ${event}`),
    join: (connections, room) => void calls.push(`${connections} joins ${room}`),
    leave: (connections, room) => void calls.push(`${connections} leaves ${room}`),
  });
  return { bus, calls };
}

describe("the bus", () => {
  it("speaks to principals, devices and views through rooms that can't be mistaken for each other", () => {
    const { bus, calls } = setUp();
    bus.toPrincipal(ada, "watcher:changed", { version: 1 });
    bus.toDevice(laptop, "session:ended", { reason: "revoked" });
    bus.joinView({ principal: ada }, view);
    bus.joinView({ connection }, view);
    bus.leaveView({ connection }, view);
    expect(calls).toEqual([
      "principal:ada@host.test hears watcher:changed",
      `device:${laptop} hears session:ended`,
      "principal:ada@host.test joins view:full:ben@host.test",
      "abc joins view:full:ben@host.test",
      "abc leaves view:full:ben@host.test",
    ]);
  });

  it("tells those who listen within the process, until they stop", () => {
    const { bus } = setUp();
    const heard: string[] = [];
    const stop = bus.listen(ada, (event) => void heard.push(`one ${event}`));
    bus.listen(ada, (event) => void heard.push(`two ${event}`));
    bus.toPrincipal(ada, "watcher:changed", { version: 1 });
    stop();
    stop();
    bus.toPrincipal(ada, "watcher:changed", { version: 2 });
    bus.toDevice(laptop, "session:ended", { reason: "revoked" });
    expect(heard).toEqual(["one watcher:changed", "two watcher:changed", "two watcher:changed"]);
  });
});
