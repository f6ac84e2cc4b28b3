import { describe, expect, it } from "vitest";
import { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { createMemoryBus } from "../bus/memory-bus.ts";
import { createSessionRegistry } from "../transport/session-registry.ts";
import { createAudience } from "./audience.ts";

const ada = PresentityAddress.parse("pres:ada@host.test");
const bob = PrincipalAddress.parse("bob@host.test");
const eve = PrincipalAddress.parse("eve@host.test");
const eves = PresentityAddress.parse("pres:eve@host.test");

function setUp() {
  const nowhere = { emit: () => {}, join: () => {}, leave: () => {} };
  const bus = createMemoryBus(nowhere);
  return createAudience({ bus, sessions: createSessionRegistry() });
}

describe("what was read of a watcher", () => {
  it("is out of date once something changed for them", () => {
    const audience = setUp();
    const reading = audience.reading(bob);
    audience.changed(bob);
    expect(reading.end([ada])).toBe(true);
    expect(audience.reading(bob).end([ada])).toBe(false);
  });

  it("can't be told from out of date while a decision is on the disk, perhaps, and not yet shown", () => {
    const audience = setUp();
    const shown = audience.deciding(bob, ada);
    const reading = audience.reading(bob);
    expect(reading.end([ada])).toBe(true);
    shown();
    shown();
    expect(audience.reading(bob).end([ada])).toBe(false);
  });

  it("stays what it is, however often somebody decides whom they do not watch", () => {
    const audience = setUp();
    const reading = audience.reading(bob);
    audience.deciding(bob, eves);
    audience.deciding(eve, ada);
    expect(reading.end([ada])).toBe(false);
  });
});
