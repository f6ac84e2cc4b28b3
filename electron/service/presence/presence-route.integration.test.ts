import { describe, expect, it } from "vitest";
import { PresenceDocument } from "../../../shared/contract/presence.ts";
import { pidfOf } from "../../../shared/model/pidf.ts";
import type { TestClient } from "../testing/client.fixture.ts";
import {
  befriend,
  caughtUp,
  decide,
  lookAt,
  nameOf,
  presentity,
  principal,
  publish,
} from "../testing/presence.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, service, join } = useSharedService();

async function people() {
  clock.advance(60_000);
  const ada = await join("ada");
  const bob = await join("bob");
  await befriend(bob, ada);
  await publish(ada);
  return { ada, bob };
}

function get(address: string, headers: Record<string, string> = {}) {
  return fetch(`${service().url}/presence/${address}`, { headers });
}

function bearer({ credentials }: TestClient) {
  return { authorization: `Bearer ${credentials.token}` };
}

describe("GET /presence/:address", () => {
  it("answers PIDF, the document that a notification carries", async () => {
    const { ada, bob } = await people();
    const reply = await get(presentity(ada), bearer(bob));
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toMatch(/^application\/pidf\+xml/);
    expect(await reply.text()).toBe(pidfOf(await lookAt(bob, ada)));
  });

  it("answers JSON to those who prefer it, by whatever address people write", async () => {
    const { ada, bob } = await people();
    const headers = { ...bearer(bob), accept: "application/json" };
    const [found] = bob.heard("presence:notified");
    for (const address of [nameOf(ada), principal(ada), nameOf(ada).toUpperCase()]) {
      const reply = await get(address, headers);
      expect(PresenceDocument.parse(await reply.json())).toEqual(found);
    }
  });

  it("works with a token for a script, and the look is in the owner's ledger", async () => {
    const { ada } = await people();
    const eve = await join("eve");
    const { token } = await eve.ask("account:issue-token", { label: "curl" });
    const reply = await get(nameOf(ada), { authorization: `Bearer ${token}` });
    expect(reply.status).toBe(200);
    expect(await reply.text()).not.toContain("user-input");
    const { watchers } = await ada.ask("watcher:fetch", {});
    const entry = watchers.find(({ watcher }) => watcher === principal(eve));
    expect(entry).toMatchObject({ kinds: ["fetcher"], fetchCount: 1, state: null });
  });

  it("tells whoever is not signed in the same, whatever they ask for", async () => {
    const { ada, bob } = await people();
    await bob.ask("account:sign-out", {});
    const answers = new Set<string>();
    for (const address of [nameOf(ada), "nobody", "pres:ada@elsewhere.test", "%20"]) {
      for (const headers of [{}, bearer(bob), { authorization: "Bearer nonsense" }]) {
        const reply = await get(address, headers);
        answers.add(`${reply.status} ${await reply.text()}`);
      }
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toMatch(/^401 /);
  });

  it("says what is wrong", async () => {
    const { ada, bob } = await people();
    await decide(ada, bob, "block");
    await caughtUp(bob);
    const asked = async (address: string, accept = "*/*") => {
      const reply = await get(address, { ...bearer(bob), accept });
      const { error } = (await reply.json()) as { error: { code: string } };
      return `${reply.status} ${error.code}`;
    };
    expect(await asked(nameOf(ada))).toBe("403 watching-refused");
    expect(await asked("nobody")).toBe("404 address-unknown");
    expect(await asked("ada@elsewhere.test")).toBe("400 address-not-served");
    expect(await asked(`ada@${"h".repeat(280)}.test`)).toBe("400 address-not-served");
    expect(await asked(encodeURIComponent("ё".repeat(280)))).toBe("404 address-unknown");
    expect(await asked("a".repeat(2_000))).toBe("400 address-malformed");
    expect(await asked("a%20b")).toBe("400 address-malformed");
    expect(await asked(nameOf(ada), "text/html")).toBe("400 invalid-request");
  });
});
