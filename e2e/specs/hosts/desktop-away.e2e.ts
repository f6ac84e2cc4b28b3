import { expect } from "@playwright/test";
import { type Desktop, inPage, opened, test } from "../../fixtures/desktop.ts";

/** What the button of the own window is called: one's light, and why it is so. */
function ownStatus(desktop: Desktop): Promise<string> {
  const script = `[...document.querySelectorAll("button")].map(({ textContent }) => textContent)
    .find((name) => name.includes("Your status: ")) ?? ""`;
  return inPage<string>(desktop, script);
}

const use = (desktop: Desktop) =>
  inPage(desktop, `void dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" }))`);

test("a computer that slept is away and says why, until somebody uses it again", async ({
  start,
}) => {
  test.skip(process.platform === "linux" && Boolean(process.env["WAYLAND_DISPLAY"]));
  const desktop = await opened(start("anna"));
  const account = {
    url: null,
    name: "anna",
    displayName: "Anna",
    password: "correct horse battery",
  };
  await inPage(desktop, `porchlight.call("account:create", ${JSON.stringify(account)})`);
  const says = (words: RegExp) =>
    expect(async () => expect(await ownStatus(desktop)).toMatch(words)).toPass({ timeout: 30_000 });
  await says(/Your status: Available\. Change$/u);
  await desktop.ask("power", "suspend");
  await says(
    /Your status: Away because the computer went to sleep at [\d:]+(?: [AP]M)?\. Change$/u,
  );
  const { tray } = await desktop.ask<{ tray: { toolTip: string } | null }>("desktop");
  if (tray !== null) expect(tray.toolTip).toContain("Away, because nobody is using this computer");
  await desktop.ask("power", "resume");
  await use(desktop);
  await says(/Your status: Available\. Change$/u);
});
