import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdProfile } from "../agent/archive/hold-profile.ts";
import { silentLog } from "../agent/testing/silent-log.fixture.ts";
import { archiveWorkerUrl } from "../agent/testing/test-archive.fixture.ts";
import { readBrowserHostConfig } from "./config.ts";
import { runBrowserHost, type Running } from "./run-browser-host.ts";

let home: string;
let running: Running[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "porchlight-run-"));
  running = [];
  await writeFile(join(home, "index.html"), "<!doctype html><head></head>");
  await writeFile(join(home, "bridge.js"), "");
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  await rm(home, { recursive: true });
});

async function start(joinMs?: number): Promise<Running> {
  const config = readBrowserHostConfig(["--profile=anna"], { PORCHLIGHT_HOME: home });
  const bridgeScript = join(home, "bridge.js");
  const paths = { renderer: home, bridgeScript, archiveWorkerUrl };
  const one = await runBrowserHost({ config, paths, version: "0", log: silentLog, joinMs });
  running.push(one);
  return one;
}

const enter = async ({ link }: Running) => (await fetch(link, { redirect: "manual" })).status;

describe("two starts of one profile at once", () => {
  it("make one host, and a link to it each", async () => {
    const both = await Promise.all([start(), start()]);
    const [first, second] = both.map(({ link }) => new URL(link).origin);
    expect(second).toBe(first);
    expect(await Promise.all(both.map(enter))).toEqual([303, 303]);
  });

  it("do not wait for ever for a window that is no browser host", async () => {
    const lock = holdProfile(join(home, "profiles", "anna"));
    await expect(start(50)).rejects.toMatchObject({ code: "storage-locked" });
    lock.release();
  });

  it("leave the profile to the second when the first went away without a word", async () => {
    const lock = holdProfile(join(home, "profiles", "anna"));
    const second = start(200);
    lock.release();
    expect(await enter(await second)).toBe(303);
  });
});
