import { createServer, type Server } from "node:http";
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
    .toMatchObject({ state: "waiting", code: "unavailable" });
  await start("anna", `--port=${new URL(first.origin).port}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This tab needs a fresh link");
});

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
