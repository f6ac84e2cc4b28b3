import { describe, expect, it } from "vitest";
import { DeviceId } from "../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { identityOf } from "../account/service-identity.ts";
import type { AccountId, Caller, ConnectionId } from "../ports.ts";
import { createSessionRegistry } from "./session-registry.ts";

const ada = PrincipalAddress.parse("ada@host.test");
const LAPTOP = DeviceId.parse("11111111-1111-4111-8111-111111111111");
const PHONE = DeviceId.parse("22222222-2222-4222-8222-222222222222");

function setUp() {
  const sessions = createSessionRegistry();
  const events: string[] = [];
  sessions.onDidStart(({ connectionId }) => void events.push(`start ${connectionId}`));
  sessions.onDidEnd(
    ({ connectionId }, isLast) => void events.push(`end ${connectionId}${isLast ? " last" : ""}`),
  );
  sessions.onDidEndDevice(() => void events.push("device ended"));
  const add = (id: string, deviceId: DeviceId) => {
    const caller: Caller = {
      // Sound: made up for this test.
      accountId: "account" as AccountId,
      connectionId: id as ConnectionId,
      identity: identityOf({ principal: ada, displayName: "Ada" }),
      principal: ada,
      deviceId,
      deviceKind: "desktop",
      deviceLabel: "Laptop",
      authenticationLevel: "password",
    };
    const connection = {
      caller,
      hear: () => void events.push(`hear ${id}`),
      end: (reason: string) => {
        events.push(`${id} ${reason}`);
        sessions.remove(connection);
      },
    };
    sessions.add(connection);
    return { caller, remove: () => sessions.remove(connection) };
  };
  return { sessions, events, add };
}

describe("the sessions", () => {
  it("begin when started, once, and not before", () => {
    const { sessions, events, add } = setUp();
    const { caller } = add("a", LAPTOP);
    expect(sessions.of(ada)).toEqual([]);
    expect(sessions.isStarted(caller)).toBe(false);
    sessions.start(caller.connectionId);
    sessions.start(caller.connectionId);
    expect(events).toEqual(["hear a", "start a"]);
    expect(sessions.of(ada)).toEqual([caller]);
    expect(sessions.isStarted(caller)).toBe(true);
  });

  it("tell the last connection of a device from the others", () => {
    const { sessions, events, add } = setUp();
    const all = [add("a", LAPTOP), add("b", LAPTOP), add("c", PHONE)];
    for (const { caller } of all) sessions.start(caller.connectionId);
    events.length = 0;
    for (const { remove } of all) remove();
    expect(events).toEqual(["end a", "end b last", "end c last"]);
    expect(sessions.of(ada)).toEqual([]);
  });

  it("that never started end without a word", () => {
    const { events, add } = setUp();
    add("a", LAPTOP).remove();
    expect(events).toEqual([]);
  });

  it("of an ended device all end, started or not, and no others", () => {
    const { sessions, events, add } = setUp();
    const started = add("a", LAPTOP);
    add("b", LAPTOP);
    const other = add("c", PHONE);
    sessions.start(started.caller.connectionId);
    sessions.start(other.caller.connectionId);
    events.length = 0;
    sessions.endDevice({ principal: ada, deviceId: LAPTOP }, "revoked");
    expect(events).toEqual(["device ended", "a revoked", "end a last", "b revoked"]);
    expect(sessions.of(ada)).toEqual([other.caller]);
  });

  it("ignore the start of a connection that is gone", () => {
    const { sessions, events, add } = setUp();
    const { caller, remove } = add("a", LAPTOP);
    remove();
    sessions.start(caller.connectionId);
    expect(events).toEqual([]);
  });
});
