import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import { limits, PROTOCOL, PROTOCOL_MINIMUM } from "../../../shared/contract/limits.ts";
import { ENTRANCE } from "../../../shared/contract/service-protocol.ts";
import {
  connect,
  enter,
  handshake,
  openSocket,
  register,
  type TestClient,
  untilConnected,
} from "../testing/client.fixture.ts";
import { aMessage, readInbox, textMessage } from "../testing/message.fixture.ts";
import { startTestService, type TestService } from "../testing/start-service.fixture.ts";

const refused = (code: string) => ({
  ok: false,
  error: { code, message: expect.any(String) as unknown },
});

let service: TestService;
let ada: TestClient;
let ben: TestClient;
beforeAll(async () => {
  service = await startTestService();
  ada = await register(service, "ada");
  ben = await register(service, "ben");
});
afterAll(() => service[Symbol.asyncDispose]());

describe("a connection", () => {
  const attempt = (auth: object, path = "", headers: Record<string, string> = {}) => {
    const socket = openSocket(`${service.url}${path}`, auth, headers);
    return untilConnected(socket).then(
      () => {
        socket.close();
        return "connected";
      },
      (error: Error) => error.message,
    );
  };
  const token = () => ada.credentials.token;

  it.each([
    ["no handshake at all", {}, "invalid-request"],
    ["no token", { protocol: PROTOCOL }, "unauthenticated"],
    ["an invented token", { protocol: PROTOCOL, token: "x".repeat(43) }, "unauthenticated"],
    ["a token that can't be one", { protocol: PROTOCOL, token: "x" }, "invalid-request"],
    ["a token that is no text", { protocol: PROTOCOL, token: { $ne: null } }, "invalid-request"],
    ["an endless token", { protocol: PROTOCOL, token: "x".repeat(5_000) }, "invalid-request"],
  ])("with %s is refused", async (_what, auth, code) => {
    expect(await attempt(auth)).toBe(code);
  });

  it("of a newer protocol is told to speak an older one, after the entrance described the service", async () => {
    expect(await attempt({ protocol: PROTOCOL + 1, token: token() })).toBe("upgrade-required");
    expect(await attempt({ protocol: PROTOCOL + 1 }, ENTRANCE)).toBe("connected");
  });

  it("of an older protocol than the oldest is refused everywhere", async () => {
    const auth = { protocol: PROTOCOL_MINIMUM - 1, token: token() };
    const codes = [await attempt(auth), await attempt(auth, ENTRANCE)];
    // Zero is not even a protocol number; once the minimum rises, older ones are named as such.
    expect(codes.every((code) => ["upgrade-required", "invalid-request"].includes(code))).toBe(
      true,
    );
  });

  it.each([
    ["a page of another site", { origin: "https://evil.test" }],
    ["a sandboxed page", { origin: "null" }],
  ])("from %s does not get through", async (_what, headers) => {
    expect(await attempt({ protocol: PROTOCOL, token: token() }, "", headers)).not.toBe(
      "connected",
    );
    expect(await attempt({ protocol: PROTOCOL }, ENTRANCE, headers)).not.toBe("connected");
  });

  it("to a namespace that does not exist is refused", async () => {
    expect(await attempt({ protocol: PROTOCOL, token: token() }, "/admin")).toBe(
      "Invalid namespace",
    );
  });

  it("by long polling is refused", async () => {
    const reply = await fetch(`${service.url}/socket.io/?EIO=4&transport=polling`);
    expect(reply.status).toBe(400);
  });

  it("calls nothing of the session from the entrance", async () => {
    using entrance = await enter(service);
    expect(await entrance.callRaw("account:devices", {})).toEqual(refused("invalid-request"));
  });
});

describe("a bundled service", () => {
  const launch = "the-secret-of-this-launch,-256-bits";
  let bundled: TestService;
  beforeAll(async () => void (bundled = await startTestService({ settings: { launch } })));
  afterAll(() => bundled[Symbol.asyncDispose]());
  const attempt = async (auth: object, headers: Record<string, string> = {}) => {
    const socket = openSocket(`${bundled.url}${ENTRANCE}`, auth, headers);
    return untilConnected(socket).then(
      () => void socket.close(),
      (error: Error) => error.message,
    );
  };

  it("shows its figures to who knows the launch secret, and nobody else", async () => {
    const read = async (headers: Record<string, string>) =>
      (await fetch(`${bundled.url}/metrics`, { headers })).status;
    expect(await read({ authorization: `Bearer ${launch}.` })).toBe(404);
    expect(await read({})).toBe(404);
    expect(await read({ authorization: `Bearer ${launch}` })).toBe(200);
  });

  it("lets in who knows the launch secret, and nobody else", async () => {
    expect(await attempt({ protocol: PROTOCOL, launch })).toBeUndefined();
    expect(await attempt({ protocol: PROTOCOL })).toBe("untrusted-sender");
    expect(await attempt({ protocol: PROTOCOL, launch: `${launch}.` })).toBe("untrusted-sender");
  });

  it("asks for the launch secret of a device with a token, too", async () => {
    using cleo = await register(bundled, "cleo");
    const socket = openSocket(bundled.url, { protocol: PROTOCOL, token: cleo.credentials.token });
    await expect(untilConnected(socket)).rejects.toThrow("untrusted-sender");
  });

  it("is not reached under a name that was bent to this computer", async () => {
    const host = `evil.test:${bundled.port}`;
    expect(await attempt({ protocol: PROTOCOL, launch }, { host })).not.toBeUndefined();
  });
});

describe("a packet", () => {
  const send = (input: unknown) => ada.callRaw("message:send", input);

  it.each<[string, () => unknown]>([
    ["nothing", () => undefined],
    ["null", () => null],
    ["a text", () => "hello"],
    ["a number", () => 7],
    ["a list", () => [aMessage(ben)]],
    ["an empty object", () => ({})],
    ["a number for an id", () => ({ ...aMessage(ben), id: 7 })],
    [
      "an id of another kind",
      () => ({ ...aMessage(ben), id: "11111111-1111-4111-8111-111111111111" }),
    ],
    ["no recipient", () => ({ ...aMessage(ben), recipient: undefined })],
    ["a recipient that is no inbox", () => ({ ...aMessage(ben), recipient: "ben@host.test" })],
    [
      "two recipients",
      () => ({ ...aMessage(ben), recipient: ["im:ben@host.test", "im:ada@host.test"] }),
    ],
    ["no body", () => ({ ...aMessage(ben), body: null })],
    ["a body that is text only", () => ({ ...aMessage(ben), body: "hello" })],
    ["a time that is none", () => ({ ...aMessage(ben), sentAt: "yesterday" })],
    ["an unknown field", () => ({ ...aMessage(ben), priority: "high" })],
    ["a forged sender", () => ({ ...aMessage(ben), sender: "im:cleo@host.test" })],
    [
      "an unknown field in the body",
      () => ({ ...aMessage(ben), body: { type: "text/plain", text: "x", html: "y" } }),
    ],
    ["an endless text", () => textMessage(ben, "x".repeat(limits.messageText + 1))],
    ["bytes", () => Buffer.from("hello")],
    ["a prototype", () => JSON.parse('{"__proto__": {"id": 1}}') as unknown],
  ])("with %s is refused, and the next one works", async (_what, input) => {
    expect(await send(input())).toEqual(refused("invalid-request"));
    expect(await send(aMessage(ben))).toMatchObject({ ok: true });
  });

  it("names the fields that were wrong, and not what was in them", async () => {
    const answer = await send({ ...aMessage(ben), id: "my secret", colour: "my other secret" });
    expect(JSON.stringify(answer)).toMatch(/id/u);
    expect(JSON.stringify(answer)).not.toMatch(/secret/u);
  });

  it.each<[string, string, unknown[]]>([
    ["an unknown call", "message:unsend", [{}]],
    ["a call from the prototype", "toString", [{}]],
    ["no input", "message:send", []],
    ["two inputs", "message:send", [{}, {}]],
  ])("with %s is refused", async (_what, name, inputs) => {
    expect(await ada.callRaw(name, ...inputs)).toEqual(refused("invalid-request"));
  });

  it("larger than the limit ends the connection, and only that one", async () => {
    using victim = await connect(service, ada.credentials);
    victim.socket.emit("message:send", textMessage(ben, "x".repeat(limits.packetBytes)), () => {});
    await victim.closed();
    expect(await send(aMessage(ben))).toMatchObject({ ok: true });
  });

  it.each(["5", '2["message:send"', "2[]", '21["x"]{}', "451-[]", "\u0000", "9[]", '2{"a":1}'])(
    "that is none (%j) ends the connection, and only that one",
    async (packet) => {
      using victim = await connect(service, ada.credentials);
      // Past the client's encoder, which would not let it out.
      victim.socket.io.engine.write(packet);
      await Promise.race([victim.closed(), victim.callRaw("account:devices", {})]);
      expect(await send(aMessage(ben))).toMatchObject({ ok: true });
    },
  );

  it("without an acknowledgement has no effect", async () => {
    const { welcome } = ben;
    const before = await readInbox(ben);
    ada.socket.emit("message:send", textMessage(ben, "into the void"));
    await send(textMessage(ben, "with an answer"));
    const after = await readInbox(ben, before.at(-1)?.sequence ?? welcome.inboxLast);
    expect(JSON.stringify(after)).not.toContain("into the void");
  });

  it("without an acknowledgement ends the connection that keeps sending such, and only that one", async () => {
    using flood = await connect(service, ada.credentials);
    using entrance = await enter(service);
    const left = new Promise((resolve) => entrance.socket.once("disconnect", resolve));
    for (let time = 0; time < 50; time += 1) {
      flood.socket.emit("message:send", textMessage(ben, "into the void"));
      entrance.socket.emit("account:sign-in", {});
    }
    await Promise.all([flood.closed(), left]);
    expect(await send(aMessage(ben))).toMatchObject({ ok: true });
  });
});

describe("calls out of order", () => {
  it("before the session started are refused, and the session starts all the same", async () => {
    const socket = openSocket(service.url, { ...handshake(service), token: ada.credentials.token });
    await untilConnected(socket);
    const early: unknown = await socket.emitWithAck("message:send", aMessage(ben));
    expect(early).toEqual(refused("invalid-request"));
    const start: unknown = await socket.emitWithAck("session:start", {});
    expect(start).toMatchObject({ ok: true });
    socket.close();
  });

  it("hear nothing before the session started", async () => {
    const socket = openSocket(service.url, { ...handshake(service), token: ben.credentials.token });
    const heard: unknown[] = [];
    socket.onAny((name) => heard.push(name));
    await untilConnected(socket);
    await ada.ask("message:send", aMessage(ben));
    await ben.next("inbox:items");
    expect(heard).toEqual([]);
    socket.close();
  });

  it("start a session twice without harm", async () => {
    const again = await ada.ask("session:start", {});
    expect(again.identity).toEqual(ada.welcome.identity);
    expect(again.inboxLast).toBeGreaterThanOrEqual(ada.welcome.inboxLast);
  });
});

describe("too many calls", () => {
  it("are refused for the account that makes them, on all its connections, and for nobody else", async () => {
    await using strict = await startTestService({ settings: { callsPerSecond: 20 } });
    using one = await register(strict, "one");
    using two = await register(strict, "two");
    using other = await connect(strict, one.credentials);
    const askThirtyTimes = (client: TestClient) =>
      Array.from({ length: 30 }, () => client.callRaw("account:devices", {}));
    const answers = await Promise.all([...askThirtyTimes(one), ...askThirtyTimes(other)]);
    const refusals = answers.filter((answer) => !answer.ok);
    expect(refusals.length).toBeGreaterThanOrEqual(20);
    expect(refusals[0]).toEqual(refused("rate-limited"));
    expect(await two.callRaw("account:devices", {})).toMatchObject({ ok: true });
  });

  it("are refused whatever is wrong with them, and before a session started", async () => {
    await using strict = await startTestService({ settings: { callsPerSecond: 20 } });
    using one = await register(strict, "one");
    const socket = openSocket(strict.url, { ...handshake(strict), token: one.credentials.token });
    await untilConnected(socket);
    const early = Array.from({ length: 60 }, (): Promise<unknown> =>
      socket.emitWithAck("account:devices", {}),
    );
    expect(await Promise.all(early)).toContainEqual(refused("rate-limited"));
    socket.close();
    const unknown = Array.from({ length: 60 }, () => one.callRaw("nothing:known"));
    expect(await Promise.all(unknown)).toContainEqual(refused("rate-limited"));
  });
});

describe("too many looks", () => {
  it("are refused however few calls they come in, for that account and nobody else", async () => {
    await using strict = await startTestService({ settings: { callsPerSecond: 200 } });
    using one = await register(strict, "one");
    using two = await register(strict, "two");
    const presentities = Array.from({ length: limits.fetchBatch }, (_, index) =>
      PresentityAddress.parse(`pres:nobody${index}@host.test`),
    );
    const calls = Array.from({ length: 15 }, () => one.call("presence:fetch", { presentities }));
    const answers = await Promise.all(calls);
    expect(answers.slice(0, 10)).not.toContainEqual(refused("rate-limited"));
    expect(answers.slice(10)).toEqual(Array.from({ length: 5 }, () => refused("rate-limited")));
    const reply = await fetch(`${strict.url}/presence/two`, {
      headers: { authorization: `Bearer ${one.credentials.token}` },
    });
    expect(reply.status).toBe(429);
    expect(await two.call("presence:fetch", { presentities })).toMatchObject({ ok: true });
    // Everything else goes on.
    expect(await one.call("message:send", aMessage(two))).toMatchObject({ ok: true });
  });
});

describe("what the service tells about itself", () => {
  const SECRET = "a body nobody else may read";
  beforeEach(async () => {
    await ada.ask("message:send", textMessage(ben, SECRET));
  });

  it("is alive and ready", async () => {
    const [health, ready] = await Promise.all(
      ["health", "ready"].map((path) => fetch(`${service.url}/${path}`)),
    );
    expect([health?.status, ready?.status]).toEqual([200, 200]);
  });

  it("has no addresses, bodies or tokens in its metrics", async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    expect(text).toMatch(/porchlight_calls_total\{call="message:send",outcome="ok"\} \d+/u);
    expect(text).toMatch(/porchlight_connections \d+/u);
    for (const private_ of [
      "ada",
      "ben",
      "host.test",
      SECRET,
      "127.0.0.1",
      ada.credentials.token,
    ]) {
      expect(text).not.toContain(private_);
    }
  });

  it("has no addresses, bodies or tokens in its log, whatever goes wrong", async () => {
    await ada.callRaw("message:send", {
      ...aMessage(ben),
      body: { type: "text/html", text: SECRET },
    });
    await ada.callRaw("message:send", { ...aMessage(ben), extra: SECRET });
    using entrance = await enter(service);
    await entrance.call("account:sign-in", {
      name: "ada",
      password: SECRET,
      device: { label: "Laptop", kind: "desktop" },
    });
    const log = service.logLines.join("\n");
    for (const private_ of [SECRET, "@host.test", "127.0.0.1", ada.credentials.token]) {
      expect(log).not.toContain(private_);
    }
  });

  it("tells no figures to those whom a proxy brings from elsewhere: few people make them telling", async () => {
    const brought = [{ "x-forwarded-for": "192.0.2.1" }, { forwarded: "for=192.0.2.1" }];
    for (const headers of brought) {
      const reply = await fetch(`${service.url}/metrics`, { headers });
      expect(reply.status).toBe(404);
    }
  });

  it("is kept by nobody on the way, whatever it is", async () => {
    const paths = ["health", "metrics", "presence/ada", "nothing-here", "presence/%zz"];
    for (const path of paths) {
      const reply = await fetch(`${service.url}/${path}`);
      expect([path, reply.headers.get("cache-control")]).toEqual([path, "no-store"]);
    }
  });

  it("answers what is not there without saying what else there is", async () => {
    const reply = await fetch(`${service.url}/admin`);
    expect(reply.status).toBe(404);
    expect(await reply.json()).toEqual(refused("not-found"));
  });
});
