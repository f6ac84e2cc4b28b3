import { WebSocket as SlowSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits, PROTOCOL } from "../../../shared/contract/limits.ts";
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
import { textMessage } from "../testing/message.fixture.ts";
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

describe("a client that asks on and on and takes no answer", () => {
  const connections = async (url: string) =>
    /^porchlight_connections (?<count>\d+)/mu.exec(await (await fetch(`${url}/metrics`)).text())
      ?.groups?.["count"];

  it("is let go before its answers fill the memory", async () => {
    await using quiet = await startTestService();
    using ada = await register(quiet, "ada");
    for (let more = 0; more < 50; more += 1) {
      await ada.ask("message:send", textMessage(ada, "x".repeat(limits.messageBytes)));
    }
    const { token } = ada.credentials;
    const url = quiet.url.replace("http", "ws");
    const link = new SlowSocket(`${url}/socket.io/?EIO=4&transport=websocket`);
    // A service waits for it when it stops.
    using _link = { [Symbol.dispose]: () => link.terminate() };
    const hear = (start: string) =>
      new Promise<void>((resolve) => {
        link.on("message", (data: Buffer) => {
          if (data.toString().startsWith(start)) resolve();
        });
      });
    await hear("0");
    link.send(`40${JSON.stringify({ protocol: PROTOCOL, token })}`);
    await hear("40");
    link.send('420["session:start",{}]');
    await hear("430");
    expect(await connections(quiet.url)).toBe("2");
    link.pause();
    // Some 60 MB.
    for (let time = 1; time <= 150; time += 1) {
      link.send(`42${time}["inbox:fetch",{"after":0,"limit":200}]`);
    }
    await expect.poll(() => connections(quiet.url), { timeout: 6_000 }).toBe("1");
    expect(await ada.call("account:devices", {})).toMatchObject({ ok: true });
  });
});
