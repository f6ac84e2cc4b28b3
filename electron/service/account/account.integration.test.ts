import { describe, expect, it } from "vitest";
import { limits, times } from "../../../shared/contract/limits.ts";
import {
  connect,
  enter,
  PASSWORD,
  register,
  signIn,
  type TestClient,
} from "../testing/client.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { startTestService, type TestService } from "../testing/start-service.fixture.ts";

const shared = useSharedService();

const DEVICE = { label: "Laptop", kind: "desktop" } as const;

async function tryToSignIn(service: TestService, name: string, password: string, token?: string) {
  using entrance = await enter(service, token === undefined ? {} : { token });
  return await entrance.call("account:sign-in", { name, password, device: DEVICE });
}

describe("signing in", () => {
  it("answers alike to an unknown account and to a wrong password", async () => {
    const service = shared.service();
    using _ada = await register(service, "known");
    const wrong = await tryToSignIn(service, "known", "wrong password");
    const unknown = await tryToSignIn(service, "nobody-here", "wrong password");
    expect(wrong).toMatchObject({ ok: false, error: { code: "wrong-credentials" } });
    expect(unknown).toEqual(wrong);
  });

  it("takes the name as an address of this service, and sends others elsewhere", async () => {
    const service = shared.service();
    using _ada = await register(service, "address");
    expect(await tryToSignIn(service, "Address@Host.Test", PASSWORD)).toMatchObject({ ok: true });
    expect(await tryToSignIn(service, "address@elsewhere.test", PASSWORD)).toMatchObject({
      error: { code: "address-not-served" },
    });
  });

  it("takes what can be no name for an unknown one, whatever token comes with it", async () => {
    const service = shared.service();
    using owner = await shared.join("typist");
    for (const name of ["two words", "", "a/b", "x".repeat(limits.address)]) {
      expect(await tryToSignIn(service, name, PASSWORD, owner.credentials.token)).toMatchObject({
        error: { code: "wrong-credentials" },
      });
    }
  });

  it("makes an attacker wait who can't lock the owner out", async () => {
    const clock = createManualClock();
    await using service = await startTestService({ clock });
    using laptop = await register(service, "ada");
    using signedOut = await signIn(service, "ada");
    await signedOut.ask("account:sign-out", {});

    // Everybody here comes from 127.0.0.1, as on a shared computer.
    const attacks = [];
    for (let time = 0; time < 8; time += 1)
      attacks.push(await tryToSignIn(service, "ada", `guess ${time}`));
    const codes = attacks.map((attack) => (attack.ok ? "ok" : attack.error.code));
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "wrong-credentials"));
    expect(codes.slice(5)).toEqual(Array.from({ length: 3 }, () => "sign-in-delayed"));
    // Even the right guess does not help while waiting.
    expect(await tryToSignIn(service, "ada", PASSWORD)).toMatchObject({
      error: { code: "sign-in-delayed" },
    });

    // What the owner is signed in with goes on, and connects anew.
    expect(await laptop.call("account:devices", {})).toMatchObject({ ok: true });
    using again = await connect(service, laptop.credentials);
    expect(again.welcome.identity.principal).toBe("ada@host.test");
    // A device that was signed in here before proves it, and has tries of its own.
    const { token } = signedOut.credentials;
    expect(await tryToSignIn(service, "ada", PASSWORD, token)).toMatchObject({ ok: true });
    // Others are not concerned.
    using _ben = await register(service, "ben");
    expect(await tryToSignIn(service, "ben", PASSWORD)).toMatchObject({ ok: true });
    // And the wait ends.
    clock.advance(60_000);
    expect(await tryToSignIn(service, "ada", PASSWORD)).toMatchObject({ ok: true });
  });

  it("gives no extra tries for a token of another account, a revoked or an invented one", async () => {
    await using service = await startTestService();
    using ada = await register(service, "ada");
    using mallory = await register(service, "mallory");
    using lost = await signIn(service, "ada");
    await ada.ask("account:revoke-device", { deviceId: lost.credentials.deviceId });
    for (let time = 0; time < 6; time += 1) await tryToSignIn(service, "ada", "wrong password");
    const tokens = [mallory.credentials.token, lost.credentials.token, "x".repeat(43)];
    for (const token of tokens) {
      expect(await tryToSignIn(service, "ada", PASSWORD, token)).toMatchObject({
        error: { code: "sign-in-delayed" },
      });
    }
  });

  it("never fails for having 32 devices: the one unused for longest makes room, and hears it", async () => {
    const clock = createManualClock();
    await using service = await startTestService({ clock });
    using ada = await register(service, "ada");
    for (let device = 2; device <= 32; device += 1) {
      clock.advance(1_000);
      await ada.ask("account:issue-token", { label: `Script ${device}` });
    }
    using phone = await signIn(service, "ada", { device: { label: "Phone", kind: "phone" } });
    const { devices } = await phone.ask("account:devices", {});
    const labels = devices.map(({ label }) => label);
    expect(labels).toHaveLength(32);
    expect(labels).toEqual(expect.arrayContaining(["Test laptop", "Phone", "Script 3"]));
    expect(labels).not.toContain("Script 2");
    for (let more = 0; more < 31; more += 1) await tryToSignIn(service, "ada", PASSWORD);
    expect(ada.socket.connected).toBe(true);
    phone.close();
  });

  it("by a script fails at 32 devices: one that signs in every minute would end all others", async () => {
    await using service = await startTestService();
    using ada = await register(service, "ada");
    for (let device = 2; device <= 32; device += 1) {
      await ada.ask("account:issue-token", { label: `Script ${device}` });
    }
    using entrance = await enter(service);
    const input = { name: "ada", password: PASSWORD, device: { label: "cron", kind: "script" } };
    const answer = await entrance.callRaw("account:sign-in", input);
    expect(answer).toMatchObject({
      error: { code: "too-many", message: expect.stringMatching(/32 devices.*revoke/u) as unknown },
    });
  });

  it("ends a connected device where all are, like a sign-out", async () => {
    await using service = await startTestService();
    using ada = await register(service, "ada");
    const others: TestClient[] = [];
    for (let device = 2; device <= 32; device += 1) others.push(await signIn(service, "ada"));
    using newest = await signIn(service, "ada");
    const ended = await Promise.race(
      [ada, ...others].map(async (client) => {
        await client.closed();
        return client;
      }),
    );
    expect(await ended.next("session:ended")).toEqual({ reason: "signed-out" });
    expect((await newest.ask("account:devices", {})).devices).toHaveLength(32);
    for (const client of others) client.close();
  });
});

describe("devices", () => {
  it("are listed with the asking one marked, and scripts among them", async () => {
    const service = shared.service();
    using laptop = await register(service, "lister", {
      device: { label: "Laptop", kind: "desktop" },
    });
    using _phone = await signIn(service, "lister", { device: { label: "Phone", kind: "phone" } });
    const script = await laptop.ask("account:issue-token", { label: "Weather vane" });
    const { devices } = await laptop.ask("account:devices", {});
    expect(devices.map(({ label, kind, isCurrent }) => [label, kind, isCurrent])).toEqual([
      ["Laptop", "desktop", true],
      ["Phone", "phone", false],
      ["Weather vane", "script", false],
    ]);
    expect(devices[2]?.id).toBe(script.deviceId);
  });

  it("that are revoked hear it as their last word, and can't come back", async () => {
    const service = shared.service();
    using laptop = await register(service, "revoker");
    using phone = await signIn(service, "revoker");
    await laptop.ask("account:revoke-device", { deviceId: phone.credentials.deviceId });
    expect(await phone.next("session:ended")).toEqual({ reason: "revoked" });
    await phone.closed();
    await expect(connect(service, phone.credentials)).rejects.toThrow("unauthenticated");
    const { devices } = await laptop.ask("account:devices", {});
    expect(devices.map(({ id }) => id)).toEqual([laptop.credentials.deviceId]);
  });

  it("that are revoked are seen no more, at once", async () => {
    using owner = await shared.join("owner");
    using watcher = await shared.join("watcher");
    const service = shared.service();
    using phone = await signIn(service, owner.welcome.identity.principal);
    const { presentity } = owner.welcome.identity;
    const { principal } = watcher.welcome.identity;
    await owner.ask("access:decide", { watcher: principal, handling: "allow" });
    await watcher.ask("presence:subscribe", { presentity });
    await phone.ask("presence:publish", { userInput: "active" });
    const isHere = ({ tuples }: { tuples: readonly { device?: unknown }[] }) =>
      tuples.some(({ device }) => device !== undefined);
    await watcher.next("presence:notified", isHere);
    shared.clock.advance(times.notificationIntervalMs);
    await owner.ask("account:revoke-device", { deviceId: phone.credentials.deviceId });
    const { tuples } = await watcher.next("presence:notified", (document) => !isHere(document));
    expect(tuples).toHaveLength(1);
  });

  it("that sign out get their answer before the session ends, and no other device does", async () => {
    const service = shared.service();
    using laptop = await register(service, "leaver");
    using phone = await signIn(service, "leaver");
    expect(await phone.call("account:sign-out", {})).toEqual({ ok: true, value: {} });
    expect(await phone.next("session:ended")).toEqual({ reason: "signed-out" });
    await phone.closed();
    await expect(connect(service, phone.credentials)).rejects.toThrow("unauthenticated");
    expect(await laptop.call("account:devices", {})).toMatchObject({ ok: true });
  });

  it("of somebody else can't be revoked, nor told from ones that do not exist", async () => {
    const service = shared.service();
    using ada = await register(service, "victim");
    using mallory = await register(service, "mallory");
    const { deviceId } = ada.credentials;
    const foreign = await mallory.call("account:revoke-device", { deviceId });
    const absent = await mallory.callRaw("account:revoke-device", {
      deviceId: "11111111-1111-4111-8111-111111111111",
    });
    expect(foreign).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(absent).toEqual(foreign);
    expect(await ada.call("account:devices", {})).toMatchObject({ ok: true });
  });

  it("are remembered with the time they were seen last, also over a restart", async () => {
    const clock = createManualClock();
    await using service = await startTestService({ clock });
    const ada = await register(service, "ada");
    clock.advance(3_600_000);
    ada.close();
    await service.stop();
    await using later = await startTestService({ clock, dataFolder: service.dataFolder });
    using again = await connect(later, ada.credentials);
    const { devices } = await again.ask("account:devices", {});
    expect(devices[0]).toMatchObject({
      createdAt: "2026-01-01T12:00:00.000Z",
      lastSeenAt: "2026-01-01T13:00:00.000Z",
    });
  });
});

describe("signing in over HTTP", () => {
  const ask = (service: TestService, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/account/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  it("gives a token that a connection takes too", async () => {
    const service = shared.service();
    using ada = await register(service, "curl");
    const body = { name: "curl", password: PASSWORD, device: { label: "curl", kind: "script" } };
    const reply = await ask(service, body);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    // Sound: the test fails below if it is not.
    const { value } = (await reply.json()) as { value: typeof ada.credentials };
    using session = await connect(service, value);
    expect(session.welcome.identity).toEqual(ada.welcome.identity);
  });

  it.each([
    [
      "a wrong password",
      { name: "ada", password: "wrong password", device: DEVICE },
      401,
      "wrong-credentials",
    ],
    [
      "an unknown account",
      { name: "nobody-here", password: "wrong password", device: DEVICE },
      401,
      "wrong-credentials",
    ],
    ["a missing field", { name: "ada" }, 400, "invalid-request"],
    [
      "an unknown field",
      { name: "ada", password: "x", device: DEVICE, admin: true },
      400,
      "invalid-request",
    ],
    ["broken JSON", "{", 400, "invalid-request"],
    ["no object", "7", 400, "invalid-request"],
    ["far too much", { name: "x".repeat(20_000) }, 413, "too-large"],
  ])("refuses %s", async (_what, body, status, code) => {
    const reply = await ask(shared.service(), body);
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ ok: false, error: { code } });
  });

  it("shares its delays with the entrance", async () => {
    await using service = await startTestService();
    for (let time = 0; time < 5; time += 1) await tryToSignIn(service, "ada", "wrong password");
    const reply = await ask(service, { name: "ada", password: "wrong password", device: DEVICE });
    expect(reply.status).toBe(429);
  });

  it("is not for pages of other sites", async () => {
    const reply = await ask(shared.service(), {}, { origin: "https://evil.test" });
    expect(reply.status).toBe(403);
  });
});
