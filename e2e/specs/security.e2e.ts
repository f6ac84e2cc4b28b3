import { request } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { addressOf, inConversation, neighbours, resident } from "../fixtures/neighbours.ts";
import { ask } from "../fixtures/bridge.ts";
import { electron, test } from "../fixtures/street.ts";
import { linkOf, startBrowserHost } from "../fixtures/browser-app.ts";
import { PASSWORD } from "../pages/welcome-page.ts";

const WHERE_A_TAB = "a window of the desktop app is reached over no port";

/** The status of a WebSocket handshake, made as no browser would make it. */
function knock(port: string, path: string, headers: Record<string, string>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const asked = request({
    host: "127.0.0.1",
    port,
    path,
    headers: {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": Buffer.from("sixteen octets.,").toString("base64"),
      ...headers,
    },
  });
  asked.on("upgrade", (reply, socket) => {
    socket.destroy();
    resolve(reply.statusCode ?? 0);
  });
  asked.on("response", (reply) => {
    reply.resume();
    resolve(reply.statusCode ?? 0);
  });
  asked.on("error", reject);
  asked.end();
  return promise;
}

test("only with the cookie, from the own page, does the bridge even listen to a proof", async ({
  street,
}) => {
  test.skip(electron !== null, WHERE_A_TAB);
  const { page } = await street.open("anna");
  const { port, host, origin } = new URL(page.url());
  const [cookie] = await page.context().cookies();
  const own = { host, origin, cookie: `${cookie?.name}=${cookie?.value}` };
  expect(await knock(port, "/bridge", own)).toBe(101);
  expect(await knock(port, "/bridge", { host, origin })).toBe(401);
  expect(await knock(port, "/bridge", { ...own, cookie: `${cookie?.name}=guess` })).toBe(401);
  expect(await knock(port, "/bridge", { host, cookie: own.cookie })).toBe(403);
  for (const foreign of ["https://evil.example", "null", `http://localhost:${port}`]) {
    expect(await knock(port, "/bridge", { ...own, origin: foreign })).toBe(403);
  }
  for (const rebound of [`evil.example:${port}`, `localhost:${port}`]) {
    const headers = { ...own, host: rebound, origin: `http://${rebound}` };
    expect(await knock(port, "/bridge", headers)).toBe(403);
  }
  expect(await knock(port, "/elsewhere", own)).toBe(404);
});

test("a link lets one browser in, once", async ({ street, browser }) => {
  test.skip(electron !== null, WHERE_A_TAB);
  const host = startBrowserHost({ folder: street.folder, profile: "anna" });
  const link = await linkOf(host);
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  const page = await first.newPage();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Leave the light on/);
  expect(page.url()).not.toMatch(/token|ticket/);
  const [cookie] = await first.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });

  const late = await second.newPage();
  const reply = await late.goto(link);
  expect(reply?.status()).toBe(401);
  await expect(late.getByRole("heading")).toHaveText("This tab needs a fresh link");
  expect(await second.cookies()).toEqual([]);
  await Promise.all([first.close(), second.close()]);
  await host.end();
});

test("the policy forbids everything that is not the page's own", async ({ street }) => {
  const { page } = await street.open("anna");
  const policy = await page.evaluate(async () => {
    const reply = await fetch(location.href);
    return reply.headers.get("content-security-policy") ?? "";
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe/);
});

test("no script runs that came into the page, and none of Node is there", async ({ street }) => {
  const { page } = await resident(street, "Anna");
  const refused: string[] = [];
  page.on("console", (message) => {
    const [, directive] = /^refused (.+)$/.exec(message.text()) ?? [];
    if (directive !== undefined) refused.push(directive);
  });
  await page.evaluate(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      console.info(`refused ${effectiveDirective}`);
    });
    const script = document.createElement("script");
    script.textContent = "globalThis.ranScript = true";
    const image = document.createElement("img");
    image.setAttribute("onerror", "globalThis.ranHandler = true");
    image.src = "data:,";
    const frame = document.createElement("iframe");
    frame.src = "https://evil.example/";
    document.body.append(script, image, frame);
    const text: TimerHandler = "globalThis.ranText = true";
    // oxlint-disable-next-line typescript/no-implied-eval -- that it does not work is what is tested
    setTimeout(text);
    fetch("http://127.0.0.1:9/").catch(() => {});
  });
  const directives = [
    "connect-src",
    "frame-src",
    "script-src",
    "script-src-attr",
    "script-src-elem",
  ];
  await expect.poll(() => [...new Set(refused)].toSorted()).toEqual(directives);
  const foreign = ["require", "process", "module", "Buffer", "ranScript", "ranHandler", "ranText"];
  const found = (names: string[]) => names.filter((name) => name in globalThis);
  expect(await page.evaluate(found, foreign)).toEqual([]);
});

test("the page asks nobody for anything but its own host", async ({ street }) => {
  const anna = await resident(street, "Anna");
  const asked: string[] = [];
  anna.page.on("request", (each) =>
    asked.push(new URL(each.url()).protocol + new URL(each.url()).host),
  );
  await anna.page.reload();
  await anna.isConnected();
  const { protocol, host } = new URL(anna.page.url());
  expect([...new Set(asked)]).toEqual([protocol + host]);
});

test("the window goes nowhere else", async ({ street }) => {
  test.skip(electron === null, "a browser's tab belongs to whoever sits before it");
  const anna = await resident(street, "Anna");
  const before = anna.page.url();
  await anna.page.evaluate(() => {
    location.href = "https://evil.example/";
  });
  await anna.page.evaluate(() => void window.open("https://evil.example/"));
  await anna.isConnected();
  expect(anna.page.url()).toBe(before);
  expect(anna.page.context().pages()).toHaveLength(1);
});

test("what somebody writes stays text, and only honest links lead anywhere", async ({ street }) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await inConversation(anna, ben);
  const html = `<img src=x onerror="globalThis.hacked = 1"><b>bold</b>`;
  await anna.conversation.send(html);
  const bubble = ben.conversation.said(html);
  await expect(bubble).toBeVisible();
  await expect(bubble.locator("img, b")).toHaveCount(0);
  const links =
    "javascript:alert(1) data:text/html,x file:///etc/passwd vbscript:x https://porch.example/a";
  await anna.conversation.send(links);
  const linked = ben.conversation.said("vbscript");
  await expect(linked).toBeVisible();
  expect(
    await linked.getByRole("link").evaluateAll((all) => all.map((a) => a.getAttribute("href"))),
  ).toEqual(["https://porch.example/a"]);
  expect(await ben.page.evaluate(() => "hacked" in globalThis)).toBe(false);
  for (const url of ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]) {
    await expect(ask(ben.page, "app:open-link", { url })).rejects.toThrow("invalid-request");
  }
});

test("nothing that was said, no secret and no peer is in a log or on the screen of the terminal", async ({
  street,
}) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await inConversation(anna, ben);
  await anna.conversation.send("the cat sleeps at noon");
  await ben.conversation.send("and the dog by night");
  await anna.conversation.came("seen");
  await anna.status.choose("busy", { note: "counting sheep" });
  const { token } = await ask(anna.page, "account:issue-token", { label: "script" });
  await street.killService();
  await expect(anna.strip).toBeVisible();
  await expect(anna.strip).toBeHidden();
  await Promise.all([anna.app.stop(), ben.app.stop()]);

  const files = await readdir(street.folder, { recursive: true });
  const read = (ending: RegExp) =>
    Promise.all(
      files
        .filter((name) => ending.test(name))
        .map((name) => readFile(join(street.folder, name), "utf8")),
    );
  const secrets = await read(/\.secret$/);
  expect(secrets).toHaveLength(2);
  const logs = await read(/\.log(\.\d+)?$/);
  expect(logs.length).toBeGreaterThanOrEqual(3);
  const text = [anna.app.output(), ben.app.output(), ...logs].join("\n");
  const said = ["the cat", "the dog", "counting sheep", PASSWORD];
  const people = [addressOf("Anna"), addressOf("Ben")];
  for (const word of [token, ...secrets, ...said, ...people]) {
    expect(text).not.toContain(word);
  }
});
