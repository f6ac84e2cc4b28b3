import { describe, expect, it } from "vitest";
import { createFakeContents } from "../testing/contents.fixture.ts";
import { createScriptedHost } from "../testing/scripted-host.fixture.ts";
import { createKnownWindows } from "./known-windows.ts";
import { pushBridgeEvents } from "./push.ts";

describe("pushBridgeEvents", () => {
  it("tells windows of ours that live and show our page, until told to stop", () => {
    const { host, emit } = createScriptedHost();
    const windows = createKnownWindows();
    const [own, foreign, gone] = [
      createFakeContents(),
      createFakeContents("https://evil.example/"),
      createFakeContents(),
    ];
    for (const contents of [own, foreign, gone]) windows.add(contents as never);
    gone.destroy();
    const stop = pushBridgeEvents(host, windows);
    emit("session:changed", null);
    stop();
    emit("requests:changed", []);
    expect(own.send.mock.calls).toEqual([["session:changed", null]]);
    expect(foreign.send).not.toHaveBeenCalled();
    expect(gone.send).not.toHaveBeenCalled();
  });
});
