import { expect } from "@playwright/test";
import { inPage, lookAt, test } from "../../fixtures/desktop.ts";

test("the window opens on the built page, and the bridge answers there", async ({ desktop }) => {
  expect((await lookAt(desktop)).url).toBe("app://porchlight/");
  const reply = await inPage(desktop, `porchlight.call("app:snapshot", {})`);
  expect(reply).toMatchObject({
    ok: true,
    value: { host: { kind: "electron", profile: "anna" }, session: null },
  });
});

test("the window is sandboxed and isolated, and has nothing of Node in it", async ({ desktop }) => {
  const { options } = await lookAt(desktop);
  expect(options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
  expect(options).toMatchObject({ minWidth: 360, minHeight: 480, show: false });
  expect(await desktop.ask("desktop")).toMatchObject({ isSandboxEnabled: true });
  expect(
    await inPage(desktop, `[typeof require, typeof process, typeof module, typeof Buffer]`),
  ).toEqual(["undefined", "undefined", "undefined", "undefined"]);
});
