import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { limitUnread } from "./unread-limit.ts";

function setUp(most: number) {
  const events = new EventEmitter();
  let closed = 0;
  limitUnread(
    { on: (event, listener) => events.on(event, listener), close: () => (closed += 1) },
    most,
  );
  return {
    write: (data?: unknown) => void events.emit("packetCreate", { data }),
    flush: () => void events.emit("flush", []),
    closed: () => closed,
  };
}

it("closes a transport for which more waits than anybody honest leaves unread", () => {
  const { write, closed } = setUp(10);
  write("12345");
  write(Buffer.from("12345"));
  write();
  expect(closed()).toBe(0);
  write("1");
  expect(closed()).toBe(1);
});

it("lets one go on that takes what it is told, however much that is in the end", () => {
  const { write, flush, closed } = setUp(10);
  for (let time = 0; time < 100; time += 1) {
    write("1234567890");
    flush();
  }
  expect(closed()).toBe(0);
});
