import { expect } from "@playwright/test";
import { inPage, lookAt, test } from "../../fixtures/desktop.ts";

test("the page stays where it is, whatever it tries", async ({ desktop }) => {
  const attempts = [
    `location.href = "https://evil.example/"`,
    `location.href = "https://evil.example/?next=app://porchlight/"`,
    `location.assign("file:///etc/passwd")`,
    `location.replace(location.origin + "/assets/")`,
    `document.body.appendChild(Object.assign(document.createElement("a"), { href: "https://evil.example/" })).click()`,
    `location.reload()`,
  ];
  await inPage(desktop, `void (window.stillHere = true)`);
  for (const attempt of attempts) {
    await inPage(desktop, `void (${attempt})`).catch(() => {});
    expect(await inPage(desktop, `window.stillHere`)).toBe(true);
    expect((await lookAt(desktop)).url).toBe("app://porchlight/");
  }
});

test("the page opens no window; a link that may be opened goes to the system", async ({
  desktop,
}) => {
  await inPage(desktop, `void open("https://example.org/a", "_blank")`);
  await inPage(desktop, `void open("https://example.org/b", "_blank", "noopener")`);
  await expect
    .poll(async () => (await desktop.ask<{ openedLinks: string[] }>("desktop")).openedLinks)
    .toEqual(["https://example.org/a", "https://example.org/b"]);
  const refused = await inPage(
    desktop,
    `porchlight.call("app:open-link", { url: "file:///etc/passwd" })`,
  );
  expect(refused).toMatchObject({ ok: false });
  expect(await desktop.ask("windows")).toBe(1);
  expect(await desktop.ask("desktop")).toMatchObject({ openedLinks: { length: 2 } });
});

test("the page runs under its policy: no inline script, no eval, nothing from elsewhere", async ({
  desktop,
}) => {
  const outcome = await inPage(
    desktop,
    `(async () => {
      // Chromium's debugger lets the first task of a script it was given evaluate.
      await new Promise((resolve) => setTimeout(resolve));
      const inline = document.createElement("script");
      inline.textContent = "window.ranInline = true";
      document.head.append(inline);
      const refused = (act) => act().then(() => "allowed", () => "refused");
      return {
        inline: "ranInline" in window,
        evaluated: await refused(async () => new Function("return 1")()),
        fetched: await refused(() => fetch("https://example.org/")),
        socket: await refused(() => new Promise((resolve, reject) => {
          const socket = new WebSocket("wss://example.org/");
          socket.onopen = resolve;
          socket.onerror = reject;
        })),
        framed: await refused(() => new Promise((resolve, reject) => {
          document.addEventListener("securitypolicyviolation", reject, { once: true });
          const frame = document.createElement("iframe");
          frame.src = "https://example.org/";
          document.body.append(frame);
          setTimeout(resolve, 2_000);
        })),
      };
    })()`,
  );
  expect(outcome).toEqual({
    inline: false,
    evaluated: "refused",
    fetched: "refused",
    socket: "refused",
    framed: "refused",
  });
});

test("the page is served from its folder alone", async ({ desktop }) => {
  const statusOf = (path: string) =>
    inPage(desktop, `fetch(${JSON.stringify(path)}).then((reply) => reply.status)`);
  expect(await statusOf("/index.html")).toBe(200);
  for (const path of ["/..%2f..%2fpackage.json", "/%2e%2e/main/index.mjs", "/assets", "/x.js"]) {
    expect(await statusOf(path)).toBe(404);
  }
  expect(await desktop.ask("schemes")).toEqual({
    app: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  });
});

test("the page is permitted nothing but to write to the clipboard", async ({ desktop }) => {
  const permission = (name: string, origin: string) => desktop.ask("permission", [name, origin]);
  const own = "app://porchlight";
  expect(await permission("clipboard-sanitized-write", own)).toEqual({
    asked: true,
    checked: true,
  });
  for (const name of [
    "media",
    "geolocation",
    "notifications",
    "clipboard-read",
    "usb",
    "unknown",
  ]) {
    expect(await permission(name, own)).toEqual({ asked: false, checked: false });
  }
  const foreign = await permission("clipboard-sanitized-write", "https://evil.example");
  expect(foreign).toEqual({ asked: false, checked: false });
  expect(await desktop.ask("isCancelled", "https://example.org/")).toBe(true);
  expect(await desktop.ask("isCancelled", "file:///etc/passwd")).toBe(true);
});
