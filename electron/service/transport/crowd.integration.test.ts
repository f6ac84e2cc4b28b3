import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROTOCOL } from "../../../shared/contract/limits.ts";
import { ENTRANCE } from "../../../shared/contract/service-protocol.ts";
import {
  connect,
  enter,
  openSocket,
  PASSWORD,
  register,
  signIn,
  type TestClient,
} from "../testing/client.fixture.ts";
import { startTestService, type TestService } from "../testing/start-service.fixture.ts";
import { CONNECTIONS_PER_DEVICE, VISITORS_PER_NETWORK } from "./places.ts";

const device = { label: "Laptop", kind: "desktop" } as const;

let service: TestService;
beforeAll(
  async () => void (service = await startTestService({ settings: { callsPerSecond: 500 } })),
);
afterAll(() => service[Symbol.asyncDispose]());

describe("a device that connects again and again", () => {
  it("has its oldest connection replaced, and is not signed out by that", async () => {
    using oldest = await register(service, "sleeper");
    using other = await signIn(service, "sleeper");
    const later: TestClient[] = [];
    for (let more = 1; more < CONNECTIONS_PER_DEVICE; more += 1) {
      later.push(await connect(service, oldest.credentials));
    }
    expect(oldest.socket.connected).toBe(true);
    using newest = await connect(service, oldest.credentials);
    await oldest.closed();
    expect(oldest.heard("session:ended")).toEqual([]);
    for (const client of [...later, newest, other]) {
      expect(await client.call("account:devices", {})).toMatchObject({ ok: true });
    }
    for (const client of later) client.close();
  });
});

describe("a network that fills the entrance", () => {
  it("keeps nobody there from signing in: whoever stands there without a word makes room", async () => {
    using _ada = await register(service, "ada");
    const idle = await Promise.all(
      Array.from({ length: VISITORS_PER_NETWORK }, () => enter(service)),
    );
    const gone = Promise.race(
      idle.map(({ socket }) => new Promise((resolve) => socket.once("disconnect", resolve))),
    );
    using owner = await enter(service);
    await gone;
    const answer = await owner.call("account:sign-in", { name: "ada", password: PASSWORD, device });
    expect(answer).toMatchObject({ ok: true });
    expect(idle.filter(({ socket }) => socket.connected)).toHaveLength(VISITORS_PER_NETWORK - 1);
    for (const peer of idle) peer.close();
  });
});

describe("one transport", () => {
  const INVENTED = { protocol: PROTOCOL, token: "x".repeat(43) };

  it("is closed when it knocks with one token after the other", async () => {
    // Not the usual client, which hangs up at the first refusal.
    const url = service.url.replace("http", "ws");
    const link = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`);
    const codes: unknown[] = [];
    const knock = () => link.send(`40${JSON.stringify(INVENTED)}`);
    link.addEventListener("message", ({ data }) => {
      const code = /"code":"(?<code>[^"]+)"/u.exec(String(data))?.groups?.["code"];
      if (code !== undefined) codes.push(code);
      knock();
    });
    await new Promise((resolve) => link.addEventListener("close", resolve));
    expect(codes).toEqual([...Array.from({ length: 8 }, () => "unauthenticated"), "rate-limited"]);
  });

  it("is closed when all that it carried has ended", async () => {
    const socket = openSocket(`${service.url}${ENTRANCE}`, { protocol: PROTOCOL });
    await new Promise<void>((resolve) => void socket.once("connect", resolve));
    const end = new Promise((resolve) => void socket.io.engine.once("close", resolve));
    socket.io.engine.write(`1${ENTRANCE},`);
    await end;
  });
});
