import { describe, expect, it, vi } from "vitest";
import { BRIDGE_CALL_NAMES } from "../../../shared/contract/bridge-names.ts";
import { createFakeContents } from "../testing/contents.fixture.ts";
import { ipcMain } from "../testing/electron.fixture.ts";
import { createKeptLog } from "../testing/kept-log.fixture.ts";
import { createScriptedHost } from "../testing/scripted-host.fixture.ts";
import { handleBridgeCalls } from "./handle.ts";
import { createKnownWindows } from "./known-windows.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

const ORIGIN = "app://porchlight";

function setUp(hostStarted = Promise.resolve()) {
  const { host, asked } = createScriptedHost();
  const windows = createKnownWindows();
  const log = createKeptLog();
  const sender = createFakeContents();
  windows.add(sender as never);
  handleBridgeCalls({ host: hostStarted.then(() => host), windows, log });
  const invoke = async (event: object, name = "app:snapshot", input: unknown = {}) =>
    ipcMain.invoke(name, event, input);
  return { asked, log, sender, invoke, ownFrame: { origin: ORIGIN, parent: null } };
}

describe("handleBridgeCalls", () => {
  it("answers every call of the bridge to the top frame of our own window", async () => {
    const { asked, sender, invoke, ownFrame } = setUp();
    for (const name of BRIDGE_CALL_NAMES) {
      const reply = await invoke({ sender, senderFrame: ownFrame }, name, { a: 1 });
      expect(reply).toEqual({ ok: true, value: "answered" });
    }
    expect(asked.map(({ name }) => name)).toEqual([...BRIDGE_CALL_NAMES]);
    expect(asked[0]).toMatchObject({ raw: { a: 1 }, windowId: String(sender.id) });
  });

  it("refuses whoever is not that, tells them so and logs it", async () => {
    const { asked, log, sender, invoke, ownFrame } = setUp();
    const strangers = [
      { sender, senderFrame: null },
      { sender, senderFrame: { origin: "https://evil.example", parent: null } },
      { sender, senderFrame: { origin: "app://porchlight.evil", parent: null } },
      { sender, senderFrame: { origin: "null", parent: null } },
      { sender, senderFrame: { origin: "", parent: null } },
      { sender, senderFrame: { origin: ORIGIN, parent: ownFrame } },
      { sender: createFakeContents(), senderFrame: ownFrame },
    ];
    for (const event of strangers) {
      expect(await invoke(event)).toMatchObject({
        ok: false,
        error: { code: "untrusted-sender" },
      });
    }
    expect(asked).toEqual([]);
    expect(log.lines).toHaveLength(strangers.length);
  });

  it("refuses a window that is gone", async () => {
    const { sender, invoke, ownFrame } = setUp();
    sender.destroy();
    const reply = await invoke({ sender, senderFrame: ownFrame });
    expect(reply).toMatchObject({ error: { code: "untrusted-sender" } });
  });

  it("looks at the sender before it waits for anything", async () => {
    const started = Promise.withResolvers<void>();
    const { sender, invoke, ownFrame } = setUp(started.promise);
    const event = { sender, senderFrame: ownFrame as object | null };
    const reply = invoke(event);
    event.senderFrame = null;
    started.resolve();
    expect(await reply).toEqual({ ok: true, value: "answered" });
  });

  it("keeps early calls until the host has started", async () => {
    const started = Promise.withResolvers<void>();
    const { asked, sender, invoke, ownFrame } = setUp(started.promise);
    const reply = invoke({ sender, senderFrame: ownFrame });
    await Promise.resolve();
    expect(asked).toEqual([]);
    started.resolve();
    await reply;
    expect(asked).toHaveLength(1);
  });
});
