import { createServer, request, type Server } from "node:http";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Browser, expect, type Page } from "@playwright/test";
import { type Program, startProgram } from "../../fixtures/program.ts";
import { test as base } from "../../fixtures/street.ts";

const HOST = fileURLToPath(new URL("../../../dist/browser-host/index.mjs", import.meta.url));
const LINK = /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/;

interface BrowserHost {
  readonly program: Program;
  readonly link: string;
  readonly origin: string;
}

const test = base.extend<{ start(profile: string, ...args: string[]): Promise<BrowserHost> }>({
  start: async ({ street }, use) => {
    const programs: Program[] = [];
    await use(async (profile, ...args) => {
      const environment = { PORCHLIGHT_HOME: street.folder };
      const program = startProgram([HOST, `--profile=${profile}`, ...args], environment);
      programs.push(program);
      const [link] = await program.line(LINK);
      return { program, link, origin: new URL(link).origin };
    });
    await Promise.all(programs.map((program) => program.end()));
  },
});

/** A window of its own, as another browser has: no cookie of any other. */
async function freshPage(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

const askBridge = (page: Page) =>
  page.evaluate(async () => {
    // Sound: the host's script put it there.
    const bridge = Reflect.get(globalThis, "porchlight") as {
      call(name: string, input: object): Promise<{ ok: boolean; value?: { host: object } }>;
    };
    return bridge.call("app:snapshot", {});
  });

test("one link opens one browser, which may reload and reopen", async ({ start, browser }) => {
  const { link, origin, program } = await start("anna");
  const page = await freshPage(browser);
  await page.goto(link);
  await expect(page).toHaveURL(`${origin}/`);
  expect(await askBridge(page)).toMatchObject({
    ok: true,
    value: { host: { kind: "browser", profile: "anna" } },
  });
  await page.reload();
  expect(await askBridge(page)).toMatchObject({ ok: true });
  const second = await page.context().newPage();
  await second.goto(origin);
  expect(await askBridge(second)).toMatchObject({ ok: true });
  expect(
    program
      .output()
      .split("\n")
      .filter((line) => line.includes("http")),
  ).toEqual([link]);

  const other = await freshPage(browser);
  const reply = await other.goto(link);
  expect(reply?.status()).toBe(401);
  await expect(other.getByRole("heading")).toHaveText("This tab needs a fresh link");
  expect(await other.evaluate(() => "porchlight" in globalThis)).toBe(false);
});

test("two profiles live side by side in one browser", async ({ start, browser }) => {
  const hosts = [await start("anna"), await start("bob")];
  const context = await browser.newContext();
  const pages = await Promise.all(
    hosts.map(async ({ link }) => {
      const page = await context.newPage();
      await page.goto(link);
      return page;
    }),
  );
  for (const [index, profile] of ["anna", "bob"].entries()) {
    await pages[index]?.reload();
    const page = pages[index];
    if (page === undefined) throw new Error("no page");
    expect(await askBridge(page)).toMatchObject({ value: { host: { profile } } });
  }
});

test("a browser that lost what its page kept says how to come back", async ({ start, browser }) => {
  const { link, origin, program } = await start("anna");
  const page = await freshPage(browser);
  const addresses: string[] = [];
  page.on("request", (asked) => addresses.push(asked.url()));
  await page.goto(link);
  expect(await askBridge(page)).toMatchObject({ ok: true });
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This tab needs a fresh link");
  await page.goto(origin);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This tab needs a fresh link");
  const again = await start("anna");
  await page.goto(again.link);
  expect(await askBridge(page)).toMatchObject({ ok: true });
  expect(program.output()).not.toContain("ticket");
  // A fragment goes over no wire, and a proof is in no address at all.
  expect(addresses.filter((address) => address.includes("proof"))).toEqual([]);
});

test("no page can put a tab out by leading it to a ticket that is none", async ({
  start,
  browser,
}) => {
  const { link, origin } = await start("anna");
  const page = await freshPage(browser);
  await page.goto(link);
  await page.goto("about:blank");
  await page.goto(`${origin}/#ticket=planted`);
  expect(await askBridge(page)).toMatchObject({ ok: true });
  await expect(page).toHaveURL(`${origin}/`);
});

test("a second start prints a fresh link to the one that runs, and ends", async ({
  start,
  browser,
}) => {
  const first = await start("anna");
  const page = await freshPage(browser);
  await page.goto(first.link);
  const second = await start("anna");
  expect(second.origin).toBe(first.origin);
  const other = await freshPage(browser);
  await other.goto(second.link);
  expect(await askBridge(other)).toMatchObject({ ok: true });
});

test("two starts at the same moment make one host, and a good link each", async ({
  start,
  browser,
}) => {
  const [first, second] = await Promise.all([start("anna"), start("anna")]);
  expect(second.origin).toBe(first.origin);
  for (const { link } of [first, second]) {
    const page = await freshPage(browser);
    await page.goto(link);
    expect(await askBridge(page)).toMatchObject({ ok: true });
  }
});

test("a page from elsewhere gets nothing from the host, though the browser is let in", async ({
  start,
  browser,
}) => {
  const { link, origin } = await start("anna");
  const page = await freshPage(browser);
  await page.goto(link);
  const elsewhere = await listen();
  const stranger = await page.context().newPage();
  await stranger.goto(elsewhere.url);
  const outcome = await stranger.evaluate(async (target) => {
    const refused = (act: () => Promise<unknown>) => act().then(String, () => "refused");
    const socket = () =>
      new Promise((resolve, reject) => {
        const opened = new WebSocket(`${target.replace("http", "ws")}/bridge`);
        opened.addEventListener("open", () => resolve("open"));
        opened.addEventListener("error", reject);
      });
    const frame = document.createElement("iframe");
    frame.src = `${target}/`;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener("load", resolve));
    return {
      fetched: await refused(() => fetch(`${target}/`, { credentials: "include" })),
      posted: await refused(() => fetch(`${target}/link`, { method: "POST", mode: "no-cors" })),
      socket: await refused(socket),
      framed: await refused(async () => frame.contentDocument?.body.textContent ?? "hidden"),
    };
  }, origin);
  elsewhere.server.close();
  expect(outcome).toEqual({
    fetched: "refused",
    posted: "refused",
    socket: "refused",
    framed: "hidden",
  });
});

test("a tab says at once that its host is gone, and how to come back once there is a new one", async ({
  start,
  browser,
}) => {
  const first = await start("anna");
  const page = await freshPage(browser);
  await page.goto(first.link);
  await askBridge(page);
  await page.evaluate(() => {
    // Sound: as above.
    const bridge = Reflect.get(globalThis, "porchlight") as {
      onDidReceive(listener: (name: string, payload: object) => void): void;
    };
    bridge.onDidReceive((name, payload) => {
      if (name === "connection:changed") Object.assign(globalThis, { connection: payload });
    });
  });
  await first.program.end("SIGKILL");
  await expect
    .poll(() => page.evaluate((): unknown => Reflect.get(globalThis, "connection")))
    .toMatchObject({ state: "waiting", code: "host-unreachable" });
  await start("anna", `--port=${new URL(first.origin).port}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This tab needs a fresh link");
});

test("who is sent the cookie, on another port of this address, gets nothing by it", async ({
  start,
  browser,
}) => {
  const { link, origin } = await start("anna");
  const page = await freshPage(browser);
  await page.goto(link);
  await askBridge(page);
  const elsewhere = await listen();
  const cookies: string[] = [];
  elsewhere.server.on("request", ({ headers }) => cookies.push(headers.cookie ?? ""));
  await page.goto(elsewhere.url);
  elsewhere.server.close();
  // Were it not sent, there would be nothing to see here.
  const [cookie = ""] = cookies;
  expect(cookie).toMatch(/^porchlight-/);
  // A program, not a browser: it may claim to come from wherever it likes.
  const stolen = { host: new URL(origin).host, origin, cookie };
  const told = await sayOnBridge(stolen, { id: 1, name: "app:snapshot", input: {} });
  // One frame, and that is the goodbye: FIN and opcode 8, its length, code 1008.
  expect([told[0], told.readUInt16BE(2)]).toEqual([0x88, 1008]);
  expect(told).toHaveLength(2 + (told[1] ?? 0));
});

/** Everything the host says to one frame, until it hangs up. */
function sayOnBridge(headers: Record<string, string>, said: object): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const handshake = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": Buffer.from("sixteen octets.,").toString("base64"),
  };
  const asked = request(`http://${headers["host"]}/bridge`, {
    headers: { ...headers, ...handshake },
  });
  const text = Buffer.from(JSON.stringify(said));
  asked.on("upgrade", (_reply, socket, head) => {
    const told: Uint8Array[] = [head];
    socket.on("data", (data: Buffer) => void told.push(data));
    socket.on("end", () => resolve(Buffer.concat(told)));
    // A short text frame, masked as a client's has to be, with the mask that changes nothing.
    socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]));
  });
  asked.on("response", (reply) => reject(new Error(`refused with ${reply.statusCode}`)));
  asked.on("error", reject);
  asked.end();
  return promise;
}

async function listen(): Promise<{ server: Server; url: string }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><body>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}/` };
}
