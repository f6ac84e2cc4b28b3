import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../agent/testing/test-archive.fixture.ts";
import { until } from "../agent/testing/until.fixture.ts";
import {
  makeHost,
  PASSWORD,
  startHost,
  startHostWithAccount,
  type TestHost,
} from "./testing/test-host.fixture.ts";

const ana = {
  presentity: "pres:ana@home.test",
  inbox: "im:ana@home.test",
  principal: "ana@home.test",
};
const ben = {
  presentity: "pres:ben@home.test",
  inbox: "im:ben@home.test",
  principal: "ben@home.test",
};

const snapshotOf = (test: TestHost) => test.ask("app:snapshot", {});

async function befriend(one: TestHost, other: TestHost) {
  await one.ask("buddy:add", { address: "ben", name: "Benny", groups: ["Friends"] });
  await until(() => other.told("requests:changed").at(-1)?.length === 1);
  await other.ask("access:decide", { watcher: ana.principal, handling: "allow" });
}

describe("two profiles on one computer", { timeout: 120_000 }, () => {
  it("share one service, become buddies and chat", async () => {
    using home = makeFolder();
    await using one = await startHostWithAccount(home.path, "ana");
    await using other = await startHostWithAccount(home.path, "ben");
    expect([one.launches(), other.launches()]).toEqual([1, 0]);

    await befriend(one, other);
    await until(() =>
      one.told("buddies:changed").some(({ buddies }) => buddies[0]?.displayName === "BEN"),
    );
    const { buddies, session, status } = await snapshotOf(one);
    expect(buddies).toMatchObject([
      { buddy: { presentity: ben.presentity, name: "Benny", groups: ["Friends"] }, isLive: true },
    ]);
    expect(session).toMatchObject({
      identity: { principal: ana.principal },
      isBundledService: true,
      serviceUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      service: { domain: "home.test" },
      secretProtection: "file",
    });
    expect(status).toMatchObject({ choice: "available" });

    const sent = await one.ask("message:send", { peer: ben.inbox, text: "Is the light on?" });
    expect(sent).toMatchObject({ state: "sending", isOwn: true });
    const [summary] = await until(
      async () => (await snapshotOf(other)).conversations,
      (list) => list.length > 0,
    );
    expect(summary).toMatchObject({
      peer: ana.inbox,
      unreadCount: 1,
      last: { text: "Is the light on?" },
    });
    const page = await other.ask("conversation:read", { peer: ana.inbox, before: null, limit: 50 });
    expect(page).toMatchObject({ hasEarlier: false, firstUnread: page.messages[0]?.position });
    await other.ask("conversation:displayed", { peer: ana.inbox, through: page.messages[0]?.id });
    await until(() => other.told("conversations:changed").at(-1)?.[0]?.unreadCount === 0);
    await until(() =>
      one.told("messages:changed").some(({ messages }) => messages[0]?.state === "stored"),
    );
  });

  it("see who watches them, once they look", async () => {
    using home = makeFolder();
    await using one = await startHostWithAccount(home.path, "ana");
    await using other = await startHostWithAccount(home.path, "ben");
    expect((await other.ask("watcher:list", {})).watchers).toEqual([]);
    await one.ask("presence:look", { address: "pres:ben@home.test" });
    const told = await until(
      () => other.told("watchers:changed"),
      (list) => list.length > 0,
    );
    expect(told.at(-1)?.watchers).toMatchObject([{ watcher: ana.principal, kinds: ["fetcher"] }]);
    expect(one.told("watchers:changed")).toEqual([]);
  });

  it("go on when the one that launched the service ends", async () => {
    using home = makeFolder();
    const launcher = await startHostWithAccount(home.path, "ana");
    await using other = await startHostWithAccount(home.path, "ben");
    await launcher.host.stop();
    await until(() => other.launches() === 1);
    await other.untilOnline();
    await using again = await startHost(home.path, "ana");
    await again.untilOnline();
    expect(again.launches()).toBe(0);
    await again.ask("message:send", { peer: ben.inbox, text: "Back again" });
    await until(
      async () => (await snapshotOf(other)).conversations[0]?.last?.text === "Back again",
    );
  });

  it("go on when the one that launched the service is killed", async () => {
    using home = makeFolder();
    const program = fileURLToPath(
      new URL("testing/programs/lone-host.fixture.ts", import.meta.url),
    );
    const launcher = spawn(process.execPath, [program, home.path, "ana"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(launcher.stdout, "data");
    await using other = await startHostWithAccount(home.path, "ben");
    expect(other.launches()).toBe(0);
    launcher.kill("SIGKILL");
    await once(launcher, "close");
    await until(() => other.told("connection:changed").some(({ state }) => state === "waiting"));
    await other.untilOnline();
    expect(other.launches()).toBeGreaterThan(0);
    // The profile is free as well: its lock ended with the process.
    await using again = await startHost(home.path, "ana");
    await again.untilOnline();
  });
});

describe("a profile", { timeout: 120_000 }, () => {
  it("is open in one window at a time, and says so", async () => {
    using home = makeFolder();
    await using first = await startHost(home.path, "ana");
    await expect(makeHost(home.path, "ana").host.start()).rejects.toMatchObject({
      code: "storage-locked",
      message: "This profile is already open in another window.",
    });
    expect((await snapshotOf(first)).session).toBeNull();
  });

  it("shows nobody, and refuses what needs somebody, before the first account", async () => {
    using home = makeFolder();
    await using test = await startHost(home.path, "ana");
    expect(await snapshotOf(test)).toMatchObject({
      host: { kind: "browser", profile: "ana" },
      session: null,
      connection: { state: "signed-out" },
      buddies: [],
      serviceFailure: null,
    });
    expect(await test.refuse("message:send", { peer: ben.inbox, text: "x" })).toBe(
      "unauthenticated",
    );
    expect(await test.refuse("buddy:add", { address: "ben", name: "", groups: [] })).toBe(
      "unauthenticated",
    );
    expect(test.launches()).toBe(0);
  });

  it("describes the service it would create an account at", async () => {
    using home = makeFolder();
    await using test = await startHost(home.path, "ana");
    const described = await test.ask("app:describe-service", { url: null });
    expect(described).toMatchObject({ domain: "home.test", registration: "open" });
    expect(await test.refuse("app:describe-service", { url: "not a url" })).toBe("service-unknown");
    expect(await test.refuse("app:describe-service", { url: "127.0.0.1:1" })).toBe("unavailable");
  });

  it("says why there is no service", async () => {
    using home = makeFolder();
    await using test = await startHost(home.path, "ana");
    writeFileSync(join(home.path, "service"), "");
    const input = { url: null, name: "ana", displayName: "Ana", password: PASSWORD };
    expect(await test.refuse("account:create", input)).toMatch(/^storage-/);
    const { serviceFailure } = await snapshotOf(test);
    expect(serviceFailure?.code).toMatch(/^storage-/);
  });

  it("keeps its account, its words and its looks over a restart", async () => {
    using home = makeFolder();
    const before = await startHostWithAccount(home.path, "ana");
    await before.ask("draft:save", { peer: ben.inbox, text: "Dear Ben" });
    await before.ask("preference:change", { theme: "dark" });
    await before.host.stop();
    await using after = await startHost(home.path, "ana");
    expect(await snapshotOf(after)).toMatchObject({
      session: { identity: { principal: ana.principal } },
      preferences: { theme: "dark", density: "comfortable" },
      conversations: [{ peer: ben.inbox, draft: "Dear Ben" }],
    });
    await after.untilOnline();
  });

  it("keeps an account's archive for its next time, and from everybody else", async () => {
    using home = makeFolder();
    await using test = await startHostWithAccount(home.path, "ana");
    await test.ask("draft:save", { peer: ben.inbox, text: "Dear Ben" });
    await test.ask("account:sign-out", {});
    await until(() => test.told("session:changed").at(-1) === null);
    expect(await snapshotOf(test)).toMatchObject({ session: null, conversations: [] });
    expect(
      readdirSync(join(home.path, "profiles", "ana")).filter((name) =>
        /^device-.*\.secret$/.test(name),
      ),
    ).toEqual([]);

    await test.ask("account:create", {
      url: null,
      name: "cleo",
      displayName: "Cleo",
      password: PASSWORD,
    });
    expect((await snapshotOf(test)).conversations).toEqual([]);
    await test.ask("account:sign-out", {});
    await test.ask("account:join", { url: null, name: "ana", password: PASSWORD });
    expect((await snapshotOf(test)).conversations).toMatchObject([{ draft: "Dear Ben" }]);
  });

  it("refuses a second account, a wrong password and a taken name", async () => {
    using home = makeFolder();
    await using one = await startHostWithAccount(home.path, "ana");
    const again = { url: null, name: "cleo", displayName: "Cleo", password: PASSWORD };
    expect(await one.refuse("account:create", again)).toBe("already-signed-in");
    await using other = await startHost(home.path, "ben");
    const taken = { ...again, name: "ana" };
    expect(await other.refuse("account:create", taken)).toBe("name-taken");
    const wrong = { url: null, name: "ana", password: "wrong horse battery" };
    expect(await other.refuse("account:join", wrong)).toBe("wrong-credentials");
    expect((await snapshotOf(other)).session).toBeNull();
  });

  it("signs in again where it was before, while somebody on this computer guesses passwords", async () => {
    using home = makeFolder();
    await using own = await startHostWithAccount(home.path, "ana");
    const url = (await snapshotOf(own)).session?.serviceUrl ?? "";
    await own.ask("account:sign-out", {});
    const guess = async (): Promise<number> => {
      const device = { label: "Guesser", kind: "script" };
      const body = JSON.stringify({ name: "ana", password: "wrong horse", device });
      const headers = { "content-type": "application/json" };
      const reply = await fetch(`${url}/account/sign-in`, { method: "POST", headers, body });
      return reply.status;
    };
    await until(guess, (status) => status === 429);
    const wish = { url: null, name: "Ana@home.test", password: PASSWORD };
    await using stranger = await startHost(home.path, "stranger");
    expect(await stranger.refuse("account:join", wish)).toBe("sign-in-delayed");
    await own.ask("account:join", wish);
    await own.untilOnline();
  });

  it("signs in anew after its device was revoked", async () => {
    using home = makeFolder();
    await using one = await startHostWithAccount(home.path, "ana");
    await using other = await startHost(home.path, "second");
    await other.ask("account:join", { url: null, name: "ana", password: PASSWORD });
    await other.untilOnline();
    const { devices } = await one.ask("account:devices", {});
    const revoked = devices.find(({ isCurrent }) => !isCurrent);
    await one.ask("account:revoke-device", { deviceId: revoked?.id });
    const { connection } = await until(
      () => snapshotOf(other),
      ({ connection: now }) => now.state === "refused",
    );
    expect(connection.code).toBe("unauthenticated");
    await other.ask("account:join", { url: null, name: "ana", password: PASSWORD });
    await other.untilOnline();
  });

  it("says that its archive is damaged instead of starting over", async () => {
    using home = makeFolder();
    const before = await startHostWithAccount(home.path, "ana");
    await before.host.stop();
    const folder = join(home.path, "profiles", "ana");
    const archive = readdirSync(folder).find((name) => /^archive-.*\.sqlite$/.test(name)) ?? "";
    writeFileSync(join(folder, archive), "no database ".repeat(1_000));
    const after = makeHost(home.path, "ana");
    await expect(after.host.start()).rejects.toMatchObject({ code: "storage-corrupt" });
    expect(readFileSync(join(folder, archive), "utf8")).toContain("no database");
  });

  it("lets go of an archive that opens but can't be read", async () => {
    using home = makeFolder();
    const before = await startHostWithAccount(home.path, "ana");
    await before.host.stop();
    const folder = join(home.path, "profiles", "ana");
    const name = readdirSync(folder).find((one) => /^archive-.*\.sqlite$/.test(one)) ?? "";
    const database = new DatabaseSync(join(folder, name));
    database.exec("drop table kept");
    database.close();
    await expect(makeHost(home.path, "ana").host.start()).rejects.toThrow();
    // SQLite takes its log away with the last connection.
    expect(readdirSync(folder)).not.toContain(`${name}-wal`);
  });

  it("is free again when it was stopped while it started", async () => {
    using home = makeFolder();
    const test = makeHost(home.path, "ana");
    const starting = test.host.start();
    await test.host.stop();
    await starting;
    await using again = await startHost(home.path, "ana");
    expect((await snapshotOf(again)).session).toBeNull();
  });

  it("is free again also where the end can't be written down", async () => {
    using home = makeFolder();
    const before = await startHostWithAccount(home.path, "ana");
    // In the way of the file's replacement.
    mkdirSync(join(home.path, "service", `runtime.json.${process.pid}.partial`));
    await before.host.stop();
    await using again = await startHost(home.path, "ana");
    expect((await snapshotOf(again)).session).not.toBeNull();
  });

  it("has practice buddies over, who come onto the list and answer", async () => {
    using home = makeFolder();
    await using test = await startHost(home.path, "ana");
    const account = { url: null, name: "ana", displayName: "ANA", password: PASSWORD };
    await test.ask("account:create", account);
    // At once, as the first page does, while the connection is still being made.
    await test.ask("practice:invite", {});
    const { buddies } = await until(
      () => snapshotOf(test),
      (now) => now.buddies.some(({ isLive }) => isLive),
    );
    const peers = buddies.map(({ buddy }) => buddy.presentity.replace(/^pres:/, "im:"));
    for (const peer of peers) await test.ask("message:send", { peer, text: "Anybody home?" });
    await until(async () =>
      (await snapshotOf(test)).conversations.some(({ last }) => last?.isOwn === false),
    );
  });

  it("opens web and mail links and nothing else", async () => {
    using home = makeFolder();
    await using test = await startHost(home.path, "ana");
    await test.ask("app:open-link", { url: "https://example.org/a" });
    expect(await test.refuse("app:open-link", { url: "file:///etc/passwd" })).toBe("forbidden");
    expect(test.openedLinks).toEqual(["https://example.org/a"]);
  });

  it("refuses malformed input, and calls before it runs", async () => {
    using home = makeFolder();
    const test = makeHost(home.path, "ana");
    expect(await test.refuse("app:snapshot", {})).toBe("unavailable");
    await test.host.start();
    for (const input of [null, [], { peer: 1 }, { peer: ben.inbox, text: "x", more: 1 }]) {
      expect(await test.refuse("message:send", input)).toBe("invalid-request");
    }
    await test.host.stop();
    await test.host.stop();
    expect(await test.refuse("app:snapshot", {})).toBe("unavailable");
  });
});
