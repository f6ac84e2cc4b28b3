import { expect } from "@playwright/test";
import { BRIDGE_CALL_NAMES } from "../../../shared/contract/bridge-names.ts";
import { inPage, test } from "../../fixtures/desktop.ts";

const strangers = {
  "a page from the network": { origin: "https://evil.example", hasParent: false, isKnown: true },
  "a host that begins like ours": {
    origin: "app://porchlight.evil",
    hasParent: false,
    isKnown: true,
  },
  "a page without an origin": { origin: "null", hasParent: false, isKnown: true },
  "a child frame of our own page": { origin: "app://porchlight", hasParent: true, isKnown: true },
  "a window nobody here opened": { origin: "app://porchlight", hasParent: false, isKnown: false },
};

test("a caller of the bridge is refused unless it is the top frame of our own window", async ({
  desktop,
}) => {
  for (const [name, stranger] of Object.entries(strangers)) {
    for (const channel of BRIDGE_CALL_NAMES) {
      const reply = await desktop.ask("invokeAs", { ...stranger, channel });
      const refusal = { ok: false, error: { code: "untrusted-sender" } };
      expect(reply, `${name} calls ${channel}`).toMatchObject(refusal);
    }
  }
});

test("a caller of the bridge is refused when an empty frame of our page borrows its origin", async ({
  desktop,
}) => {
  const [reply, bridge] = await inPage<[unknown, string]>(
    desktop,
    `(async () => {
      const { contentWindow } = document.body.appendChild(document.createElement("iframe"));
      const reply = await contentWindow.electronStandInInvoke("app:snapshot", {});
      return [reply, typeof contentWindow.porchlight];
    })()`,
  );
  expect(reply).toMatchObject({ ok: false, error: { code: "untrusted-sender" } });
  expect(bridge).toBe("undefined");
});

test("a caller of the bridge gets only what is listed, by names that are listed", async ({
  desktop,
}) => {
  expect(await inPage(desktop, `Object.keys(porchlight).sort()`)).toEqual(["call", "onDidReceive"]);
  for (const name of ["app:quit", "__proto__", "toString"]) {
    expect(await inPage(desktop, `porchlight.call(${JSON.stringify(name)}, {})`)).toMatchObject({
      error: { code: "invalid-request" },
    });
  }
  expect(
    await inPage(desktop, `porchlight.call("app:open-link", { url: "https://x.org", sudo: true })`),
  ).toMatchObject({ error: { code: "invalid-request" } });
});
