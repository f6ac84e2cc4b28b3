import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createKeptLog } from "../testing/kept-log.fixture.ts";
import { openWindowMemory } from "./window-memory.ts";

const NOTHING = { bounds: null, isMaximized: false, theme: "system", knowsOfTray: false };
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-memory-"));
  file = join(folder, "window.json");
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => openWindowMemory(file, createKeptLog());

describe("openWindowMemory", () => {
  it("knows nothing at first, and afterwards what it was told", async () => {
    const memory = await open();
    expect(memory.current()).toEqual(NOTHING);
    const bounds = { x: -5, y: 10, width: 800, height: 600 };
    memory.change({ bounds });
    memory.change({ theme: "dark" });
    await memory.flush();
    expect((await open()).current()).toEqual({ ...NOTHING, bounds, theme: "dark" });
  });

  it.each(["", "nonsense", "null", "[]", "7", `{"bounds":{"x":"left"},"isMaximized":1,"theme":2}`])(
    "starts afresh from %j",
    async (text) => {
      await writeFile(file, text);
      expect((await open()).current()).toEqual(NOTHING);
    },
  );

  it("keeps what is whole of a damaged file", async () => {
    await writeFile(file, `{"bounds":{"x":1e300},"theme":"light","later":true}`);
    expect((await open()).current()).toEqual({ ...NOTHING, theme: "light" });
  });

  it("goes on where nothing can be written", async () => {
    await writeFile(join(folder, "file"), "");
    const log = createKeptLog();
    const memory = await openWindowMemory(join(folder, "file", "window.json"), log);
    memory.change({ theme: "dark" });
    await memory.flush();
    expect(memory.current().theme).toBe("dark");
    expect(log.lines).toHaveLength(1);
  });
});
