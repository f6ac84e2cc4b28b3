import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { inPage, lookAt, opened, test } from "../../fixtures/desktop.ts";

test("the app runs once per profile: a second start shows the first one's window", async ({
  start,
}) => {
  const first = await opened(start("anna"));
  const second = start("anna");
  expect(await second.ended).toBe(0);
  expect((await lookAt(first)).isShown).toBe(true);
  await opened(start("bob"));
});

test("the app ends when its only window is closed where there is no tray to come back from", async ({
  start,
}) => {
  // No session bus, so nobody to host a tray icon.
  const desktop = await opened(start("anna", { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" }));
  await desktop.ask("closeWindow");
  expect(await desktop.ended).toBe(0);
});

test("the app says in one sentence why it can't start", async ({ start, home }) => {
  const homeless = start("anna", { PORCHLIGHT_HOME: join(process.execPath, "below a file") });
  expect(await homeless.ended).toBe(1);
  expect(homeless.output()).toMatch(/Porchlight could not start: The data folder can't be written/);
  const misnamed = start("An/na");
  expect(await misnamed.ended).toBe(1);
  expect(misnamed.output()).toMatch(/could not start: A profile's name/);
  expect(await readdir(home)).toEqual([]);
});

test("the app tells the page what changes, and remembers its window and theme", async ({
  start,
}) => {
  const first = await opened(start("anna"));
  const heard = await inPage(
    first,
    `new Promise((resolve) => {
      porchlight.onDidReceive((name, payload) => {
        if (name === "preferences:changed") resolve(payload.theme);
      });
      void porchlight.call("preference:change", { theme: "dark" });
    })`,
  );
  expect(heard).toBe("dark");
  await expect.poll(async () => (await lookAt(first)).backgroundColor).toBe("#0f151e");
  await first.ask("quit");
  expect(await first.ended).toBe(0);
  const second = await opened(start("anna"));
  expect(await lookAt(second)).toMatchObject({
    options: { x: 100, y: 100, backgroundColor: "#0f151e" },
  });
});

test("the app writes nothing that others may read", async ({ start, home }) => {
  test.skip(process.platform === "win32", "Windows has no such modes");
  const desktop = await opened(start("anna"));
  await desktop.ask("quit");
  await desktop.ended;
  expect((await stat(join(home, "profiles", "anna"))).mode & 0o077).toBe(0);
  const log = await readFile(join(home, "profiles", "anna", "desktop.log"), "utf8");
  expect(log).not.toContain("ended by a bug");
});

test("the app launches its service as a process, talks to it, and ends it", async ({
  start,
  home,
}) => {
  const desktop = await opened(start("anna"));
  const service = await inPage(desktop, `porchlight.call("app:describe-service", { url: null })`);
  expect(service).toMatchObject({ ok: true });
  const created = await inPage(
    desktop,
    `porchlight.call("account:create", {
      url: null, name: "anna", displayName: "Anna", password: "a long enough password",
    })`,
  );
  expect(created).toMatchObject({ ok: true, value: { secretProtection: "keychain" } });
  const snapshot = () => inPage(desktop, `porchlight.call("app:snapshot", {})`);
  await expect.poll(snapshot).toMatchObject({ value: { connection: { state: "online" } } });
  // The menu follows the account: its items can be chosen once somebody is signed in.
  await expect.poll(() => desktop.ask("clickMenu", "Away")).toBe(true);
  await expect.poll(snapshot).toMatchObject({ value: { status: { choice: "away" } } });
  await desktop.ask("quit");
  expect(await desktop.ended).toBe(0);
  const log = await readFile(join(home, "service", "service.log"), "utf8");
  expect(log).toContain("stopped");
  expect(log).not.toContain("anna");
});
