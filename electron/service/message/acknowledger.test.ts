import { describe, expect, it } from "vitest";
import { DeviceId } from "../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { createAcknowledger } from "./acknowledger.ts";

const ada = PrincipalAddress.parse("ada@host.test");
const ben = PrincipalAddress.parse("ben@host.test");
const laptop = {
  principal: ada,
  deviceId: DeviceId.parse("11111111-1111-4111-8111-111111111111"),
  deviceKind: "desktop",
} as const;
const script = {
  ...laptop,
  deviceId: DeviceId.parse("22222222-2222-4222-8222-222222222222"),
  deviceKind: "script",
} as const;

/** A repository whose writes end when the test says so. */
function setUp() {
  const writes: { through: number; isPerson: boolean; end: () => void; fail: () => void }[] = [];
  const told: string[] = [];
  const acknowledge = createAcknowledger({
    messages: {
      acknowledge: ({ through, isPerson }) =>
        new Promise((resolve, reject) => {
          const fail = () => reject(new Error("disk"));
          writes.push({ through, isPerson, end: () => resolve([ben]), fail });
        }),
    },
    receipts: { tell: ({ owner, sender }) => void told.push(`${sender} by ${owner}`) },
  });
  return { acknowledge, writes, told };
}

/** Lets everything that can go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("an acknowledgement", () => {
  it("is written at once, and tells whose messages have arrived", async () => {
    const { acknowledge, writes, told } = setUp();
    const done = acknowledge(laptop, 3);
    writes[0]?.end();
    await done;
    expect(writes.map(({ through }) => through)).toEqual([3]);
    expect(told).toEqual(["ben@host.test by ada@host.test"]);
  });

  it("joins those that wait for the one before, and the furthest of them counts", async () => {
    const { acknowledge, writes } = setUp();
    const all = [4, 9, 6].map((through) => acknowledge(laptop, through));
    writes[0]?.end();
    await settle();
    writes[1]?.end();
    await Promise.all(all);
    expect(writes.map(({ through }) => through)).toEqual([4, 9]);
  });

  it("of another device does not wait", () => {
    const { acknowledge, writes } = setUp();
    void acknowledge(laptop, 4);
    void acknowledge(script, 5);
    expect(writes.map(({ through, isPerson }) => [through, isPerson])).toEqual([
      [4, true],
      [5, false],
    ]);
  });

  it("that fails fails for who asked, and the next one is tried all the same", async () => {
    const { acknowledge, writes } = setUp();
    const first = acknowledge(laptop, 4);
    const second = acknowledge(laptop, 5);
    writes[0]?.fail();
    await expect(first).rejects.toThrow("disk");
    await settle();
    writes[1]?.end();
    await expect(second).resolves.toBeUndefined();
  });
});
