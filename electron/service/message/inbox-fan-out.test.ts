import { describe, expect, it } from "vitest";
import { InboxAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import { type InboxItem, MessageId } from "../../../shared/contract/message.ts";
import { createInboxFanOut } from "./inbox-fan-out.ts";

const ada = PrincipalAddress.parse("ada@host.test");
const ben = PrincipalAddress.parse("ben@host.test");

function marker(sequence: number): InboxItem {
  return {
    sequence,
    kind: "displayed",
    peer: InboxAddress.parse("im:ben@host.test"),
    through: MessageId.parse("019ab2c0-0000-7000-8000-000000000001"),
  };
}

function setUp() {
  const sent: [string, number[]][] = [];
  const fanOut = createInboxFanOut({
    toPrincipal: (principal, _event, payload) => {
      // Sound: the fan-out sends nothing but `inbox:items`.
      const { items } = payload as { items: InboxItem[] };
      sent.push([principal, items.map(({ sequence }) => sequence)]);
    },
  });
  return { fanOut, sent };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("items of one flush", () => {
  it("go out together, one event per inbox, in the order of their sequence", async () => {
    const { fanOut, sent } = setUp();
    fanOut(ada, marker(8));
    fanOut(ben, marker(3));
    fanOut(ada, marker(7));
    fanOut(ada, marker(9));
    expect(sent).toEqual([]);
    await nextTurn();
    expect(sent).toEqual([
      [ada, [7, 8, 9]],
      [ben, [3]],
    ]);
  });

  it("are split where they would not fit into one event", async () => {
    const { fanOut, sent } = setUp();
    for (let sequence = 1; sequence <= 450; sequence += 1) fanOut(ada, marker(sequence));
    await nextTurn();
    expect(sent.map(([, sequences]) => [sequences.length, sequences[0]])).toEqual([
      [200, 1],
      [200, 201],
      [50, 401],
    ]);
  });

  it("do not wait for later ones", async () => {
    const { fanOut, sent } = setUp();
    fanOut(ada, marker(1));
    await nextTurn();
    fanOut(ada, marker(2));
    await nextTurn();
    expect(sent.map(([, sequences]) => sequences)).toEqual([[1], [2]]);
  });
});
