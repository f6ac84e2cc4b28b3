import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { limits } from "../../shared/contract/limits.ts";
import { createPage } from "../host/page/page.ts";
import { signLink, signLinkRequest } from "./access/link-signature.ts";
import { createBrowserHost, type BrowserHost } from "./browser-host.ts";
import { createKeptLog } from "./kept-log.fixture.ts";
import { createScriptedHost } from "./scripted-host.fixture.ts";

let folder: string;
let server: BrowserHost;
let port: number;
let linkSecret: string;
let scripted: ReturnType<typeof createScriptedHost>;
let log: ReturnType<typeof createKeptLog>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-browser-host-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><head></head><p>the page</p>");
  await writeFile(join(folder, "bridge.js"), "bridge()");
  scripted = createScriptedHost();
  log = createKeptLog();
  const firstScript = { pathname: "/bridge.js", file: join(folder, "bridge.js") };
  const page = createPage({ root: folder, firstScript });
  const pace = { heartbeatMs: 50, proofMs: 150 };
  server = createBrowserHost({ host: scripted.host, page, port: 0, log, ...pace });
  ({ port, linkSecret } = await server.start());
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** Not `fetch`, which lets nobody choose `Host` and `Origin`. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Reply> {
  const asked = request({ host: "127.0.0.1", port, path, method, headers, agent: false });
  asked.end();
  const [reply]: IncomingMessage[] = await once(asked, "response");
  if (reply === undefined) throw new Error("no response came");
  let body = "";
  for await (const chunk of reply) body += String(chunk);
  return { status: reply.statusCode ?? 0, headers: reply.headers, body };
}

const pathOf = (link: string) => link.slice(`http://127.0.0.1:${port}`.length);
const own = () => `http://127.0.0.1:${port}`;

/** What a browser gets for a link. */
async function redeem(): Promise<{ cookie: string; ticket: string }> {
  const { headers } = await ask(pathOf(server.issueLink()));
  const [cookie = ""] = String(headers["set-cookie"]).split(";");
  return { cookie, ticket: String(headers["location"]).slice("/#ticket=".length) };
}

const enter = async () => (await redeem()).cookie;

function openBridge(headers: Record<string, string>, path = "/bridge"): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
}

/** As the page does: shows what it has, and goes on with the proof it is told to keep. */
async function showProof(socket: WebSocket, shown: object): Promise<string> {
  if (socket.readyState !== WebSocket.OPEN) await once(socket, "open");
  socket.send(JSON.stringify({ proof: null, ticket: null, ...shown }));
  return JSON.parse(String((await once(socket, "message"))[0])).proof;
}

/** A tab whose bridge carries calls. */
async function openTab(): Promise<WebSocket> {
  const { cookie, ticket } = await redeem();
  const socket = openBridge({ cookie, origin: own() });
  await showProof(socket, { ticket });
  return socket;
}

async function refusedWith(socket: WebSocket): Promise<number | undefined> {
  const [, reply]: IncomingMessage[] = await once(socket, "unexpected-response");
  return reply?.statusCode;
}

describe("the link", () => {
  it("is exchanged for a cookie, once, and leads to the address without it", async () => {
    const link = pathOf(server.issueLink());
    const first = await ask(link);
    expect(first.status).toBe(303);
    // The fragment stays in the browser; no request and no `Referer` ever tells it.
    expect(first.headers["location"]).toMatch(/^\/#ticket=[\w-]{43}$/);
    expect(String(first.headers["set-cookie"])).toMatch(
      /^porchlight-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const second = await ask(link);
    expect(second.status).toBe(401);
    expect(second.headers["set-cookie"]).toBeUndefined();
  });

  it("may be opened again by the browser that used it", async () => {
    const link = pathOf(server.issueLink());
    const cookie = String((await ask(link)).headers["set-cookie"]).split(";")[0] ?? "";
    const again = await ask(link, { cookie });
    expect(again.status).toBe(303);
    expect(again.headers["location"]).toBe("/");
    expect(again.headers["set-cookie"]).toBeUndefined();
  });

  it("is issued anew to whoever can read the profile's files, and to nobody else", async () => {
    const nonce = "n".repeat(43);
    const authorization = `Bearer ${signLinkRequest(linkSecret, nonce)}`;
    const reply = await ask(`/link/${nonce}`, { authorization }, "POST");
    const { link, proof } = JSON.parse(reply.body);
    expect(proof).toBe(signLink(linkSecret, { nonce, link }));
    expect((await ask(pathOf(link))).status).toBe(303);
    for (const wrong of ["", "Bearer ", `${authorization}x`, `Bearer ${linkSecret}`]) {
      expect((await ask(`/link/${nonce}`, { authorization: wrong }, "POST")).status).toBe(404);
    }
    expect((await ask(`/link/${nonce}x`, { authorization }, "POST")).status).toBe(404);
    const foreign = { authorization, origin: "http://evil.example" };
    expect((await ask(`/link/${nonce}`, foreign, "POST")).status).toBe(403);
  });
});

describe("the page", () => {
  it("is served to a tab with the cookie, as often as it loads", async () => {
    const cookie = await enter();
    for (const path of ["/", "/", "/index.html"]) {
      const { status, body, headers } = await ask(path, { cookie });
      expect(status).toBe(200);
      expect(body).toContain("the page");
      expect(body).toContain(`<script src="/bridge.js"></script>`);
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
    }
    expect((await ask("/bridge.js", { cookie })).body).toBe("bridge()");
  });

  it.each(["/", "/bridge.js", "/assets/a.js", "/link", "/?token=", "/?token=guess", "/nothing"])(
    "is closed at %s to a tab without it, and says what to do",
    async (path) => {
      for (const cookie of ["", `porchlight-${port}=`, `porchlight-${port}=guess`]) {
        const { status, body, headers } = await ask(path, { cookie });
        expect(status).toBe(401);
        expect(body).toContain("fresh link");
        expect(body).not.toContain("the page");
        expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
      }
    },
  );

  it("says what to do to a tab that has the cookie and lost its proof", async () => {
    const { status, body } = await ask("/fresh-link", { cookie: await enter() });
    expect(status).toBe(401);
    expect(body).toContain("fresh link");
  });

  it("is closed to other hosts and origins, cookie or not", async () => {
    const cookie = await enter();
    const wrong: Record<string, string>[] = [
      { host: `porchlight.example:${port}` },
      { host: `localhost:${port}` },
      { host: "127.0.0.1:1" },
      { origin: "http://evil.example" },
      { origin: "null" },
      { origin: `http://127.0.0.1:${port + 1}` },
    ];
    for (const headers of wrong) {
      const { status, body } = await ask("/", { cookie, ...headers });
      expect([status, body]).toEqual([403, "forbidden"]);
    }
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS"])("answers no %s", async (method) => {
    expect((await ask("/", { cookie: await enter() }, method)).status).toBe(404);
  });

  it("gives out nothing beside the built files", async () => {
    const cookie = await enter();
    for (const path of ["/../package.json", "/%2e%2e/x", "//evil.example/", "/assets", "/%00"]) {
      expect((await ask(path, { cookie })).status).toBe(404);
    }
    expect((await ask("/%zz", { cookie })).status).toBe(400);
  });
});

describe("the bridge", () => {
  it("answers calls and tells events", async () => {
    const socket = await openTab();
    socket.send(
      JSON.stringify({ id: 1, name: "draft:save", input: { peer: "im:ada@home", text: "hi" } }),
    );
    expect(JSON.parse(String((await once(socket, "message"))[0]))).toEqual({
      id: 1,
      result: { ok: true, value: {} },
    });
    scripted.emitSignedOut();
    expect(JSON.parse(String((await once(socket, "message"))[0]))).toEqual({
      event: "session:changed",
      payload: null,
    });
  });

  it("tells every tab apart, and tells each every event", async () => {
    const tabs = [await openTab(), await openTab()];
    for (const tab of tabs) {
      tab.send(JSON.stringify({ id: 1, name: "app:snapshot", input: {} }));
      await once(tab, "message");
    }
    expect(new Set(scripted.windows).size).toBe(2);
    const heard = tabs.map((tab) => once(tab, "message"));
    scripted.emitSignedOut();
    await Promise.all(heard);
  });

  it("is closed without the cookie, to other origins, other hosts and other paths", async () => {
    const cookie = await enter();
    const origin = own();
    const refusals: [number, Record<string, string>, string?][] = [
      [401, { origin }],
      [401, { origin, cookie: `porchlight-${port}=guess` }],
      [403, { cookie }],
      [403, { cookie, origin: "http://evil.example" }],
      [403, { cookie, origin: "null" }],
      [403, { cookie, origin: `http://localhost:${port}` }],
      [403, { cookie, origin, host: `evil.example:${port}` }],
      [404, { cookie, origin }, "/other"],
      [404, { cookie, origin }, "/bridge?x"],
    ];
    for (const [status, headers, path] of refusals) {
      expect(await refusedWith(openBridge(headers, path))).toBe(status);
    }
    expect(scripted.windows).toEqual([]);
  });

  it("refuses bad input in the reply, and ends a connection that speaks something else", async () => {
    const socket = await openTab();
    socket.send(JSON.stringify({ id: 9, name: "draft:save", input: { peer: 7 } }));
    const reply = JSON.parse(String((await once(socket, "message"))[0]));
    expect(reply).toMatchObject({ id: 9, result: { error: { code: "invalid-request" } } });

    const nonsense: [string | Buffer, number][] = [
      ["hello", 1008],
      ["{}", 1008],
      [JSON.stringify({ id: 1, name: "toString", input: {} }), 1008],
      [JSON.stringify({ id: 1, name: "app:snapshot", input: {}, sender: "me" }), 1008],
      [JSON.stringify({ id: "1", name: "app:snapshot", input: {} }), 1008],
      [Buffer.from("{}"), 1003],
      ["x".repeat(limits.packetBytes + 1), 1009],
    ];
    for (const [frame, code] of nonsense) {
      const bad = await openTab();
      bad.on("error", () => {});
      bad.send(frame);
      expect((await once(bad, "close"))[0]).toBe(code);
    }
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  it("lets go of a tab that no longer answers", async () => {
    const cookie = await enter();
    const raw = connect(port, "127.0.0.1");
    raw.write(
      `GET /bridge HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${own()}\r\nCookie: ${cookie}\r\n` +
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    let got = "";
    raw.on("data", (data) => void (got += data.toString("latin1")));
    await once(raw, "close");
    expect(got).toMatch(/^HTTP\/1\.1 101 /);
  });

  it("says goodbye to every tab when it stops, and stops listening to events", async () => {
    const socket = await openTab();
    const closed = once(socket, "close");
    await server.stop();
    expect((await closed)[0]).toBe(1001);
    expect(scripted.listenerCount()).toBe(0);
  });
});

describe("the proof", () => {
  const call = JSON.stringify({ id: 1, name: "app:snapshot", input: {} });

  it("is given for the link's ticket, once, and good for every tab from then on", async () => {
    const { cookie, ticket } = await redeem();
    const open = () => openBridge({ cookie, origin: own() });
    const proof = await showProof(open(), { ticket });
    expect(await showProof(open(), { proof })).toBe(proof);
    // A stranger's page may lead here with any ticket; it must not put out who is in.
    expect(await showProof(open(), { proof, ticket: "planted" })).toBe(proof);
    const late = open();
    await once(late, "open");
    late.send(JSON.stringify({ proof: null, ticket }));
    expect((await once(late, "close"))[0]).toBe(4401);
  });

  it("is wanted first of all: the cookie alone carries no call", async () => {
    const { cookie, ticket } = await redeem();
    const key = cookie.split("=")[1];
    const frames: [string | Buffer, number][] = [
      [call, 1008],
      ["hello", 1008],
      ["{}", 1008],
      [JSON.stringify({ proof: null, ticket: null }), 4401],
      [JSON.stringify({ proof: "guess", ticket: "guess" }), 4401],
      [JSON.stringify({ proof: key, ticket: key }), 4401],
      [JSON.stringify({ proof: ticket, ticket: null }), 4401],
      [JSON.stringify({ proof: null, ticket: "x".repeat(2_000) }), 1009],
      [Buffer.from("{}"), 1003],
    ];
    for (const [frame, code] of frames) {
      const socket = openBridge({ cookie, origin: own() });
      const told: unknown[] = [];
      socket.on("message", (data) => told.push(data));
      await once(socket, "open");
      socket.send(frame);
      socket.send(call);
      expect([frame, (await once(socket, "close"))[0]]).toEqual([frame, code]);
      expect(told).toEqual([]);
    }
    expect(scripted.windows).toEqual([]);
  });

  it("is waited for, but not long, and no event is told meanwhile", async () => {
    const socket = openBridge({ cookie: await enter(), origin: own() });
    const told: unknown[] = [];
    socket.on("message", (data) => told.push(data));
    await once(socket, "open");
    scripted.emitSignedOut();
    expect((await once(socket, "close"))[0]).toBe(1008);
    expect(told).toEqual([]);
  });

  it("keeps no page out, however many connections wait to show one", async () => {
    const { cookie, ticket } = await redeem();
    const waiting = Array.from({ length: 30 }, () => openBridge({ cookie, origin: own() }));
    const codes = await Promise.all(
      waiting.map((socket) => {
        socket.on("error", () => {});
        return new Promise((resolve) => void socket.once("close", resolve));
      }),
    );
    expect(codes.filter((code) => code === 1008)).toHaveLength(16);
    await showProof(openBridge({ cookie, origin: own() }), { ticket });
  });
});

describe("the host's log and start", () => {
  it("logs neither tokens nor cookies, tickets nor proofs", async () => {
    const link = server.issueLink();
    const { cookie, ticket } = await redeem();
    const proof = await showProof(openBridge({ cookie, origin: own() }), { ticket });
    const late = openBridge({ cookie, origin: own() });
    await once(late, "open");
    late.send(JSON.stringify({ proof: `${proof}x`, ticket }));
    await once(late, "close");
    await refusedWith(openBridge({ cookie, origin: "http://evil.example" }));
    const text = log.lines.join("\n");
    expect(text).not.toContain(new URL(link).searchParams.get("token"));
    for (const secret of [cookie.split("=")[1], ticket, proof]) expect(text).not.toContain(secret);
  });

  it("says which port it could not have", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const taken = typeof address === "object" && address !== null ? address.port : 0;
    const page = createPage({ root: folder });
    const second = createBrowserHost({ host: scripted.host, page, port: taken, log });
    await expect(second.start()).rejects.toMatchObject({ code: "port-in-use" });
    await second.stop();
    other.close();
  });
});
