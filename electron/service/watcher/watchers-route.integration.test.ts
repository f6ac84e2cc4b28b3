import { describe, expect, it } from "vitest";
import { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { watcherInfoXml } from "../../../shared/model/watcher-info-xml.ts";
import type { TestClient } from "../testing/client.fixture.ts";
import { befriend, look, nameOf, presentity, principal } from "../testing/presence.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, service, join } = useSharedService();

function get(path: string, headers: Record<string, string> = {}) {
  return fetch(`${service().url}/watchers/${path}`, { headers });
}

const bearer = ({ credentials }: TestClient) => ({ authorization: `Bearer ${credentials.token}` });

async function xmlOf(owner: TestClient, query = ""): Promise<string> {
  const reply = await get(`${presentity(owner)}${query}`, bearer(owner));
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toMatch(/^application\/watcherinfo\+xml/);
  return reply.text();
}

const headOf = (xml: string) => /version="(\d+)" state="(\w+)"/.exec(xml)?.slice(1).join(" ");
const watchersIn = (xml: string) =>
  [...xml.matchAll(/<watcher id="([^"@]*)@/g)].map(([, name]) => name);

async function people() {
  clock.advance(60_000);
  return { ada: await join("ada"), bob: await join("bob"), cleo: await join("cleo") };
}

// That its documents are valid RFC 3858 is held where they are written, against the schema.
describe("GET /watchers/:presentity", () => {
  it("answers the full document of the ledger, fetchers and subscribers in it", async () => {
    const { ada, bob, cleo } = await people();
    await befriend(bob, ada);
    await look(cleo, ada);
    const xml = await xmlOf(ada);
    expect(headOf(xml)).toBe("0 full");
    expect(xml).toContain(`resource="${presentity(ada)}" package="presence"`);
    expect(new Set(watchersIn(xml))).toEqual(new Set([nameOf(bob), nameOf(cleo)]));
    const information = await ada.ask("watcher:fetch", {});
    expect(xml).toBe(watcherInfoXml({ information, version: 0, since: null }));
  });

  it("answers what changed since the document before, in versions without a gap", async () => {
    const { ada, bob, cleo } = await people();
    await befriend(bob, ada);
    expect(headOf(await xmlOf(ada))).toBe("0 full");
    const nothing = await xmlOf(ada, "?since=0");
    expect([headOf(nothing), watchersIn(nothing)]).toEqual(["1 partial", []]);
    await look(cleo, ada);
    const one = await xmlOf(ada, "?since=1");
    expect([headOf(one), watchersIn(one)]).toEqual(["2 partial", [nameOf(cleo)]]);
  });

  it("answers everything to who holds another document than the last, with a higher version", async () => {
    const { ada, bob } = await people();
    await befriend(bob, ada);
    await xmlOf(ada);
    await xmlOf(ada, "?since=0");
    expect(headOf(await xmlOf(ada, "?since=0"))).toBe("2 full");
    expect(headOf(await xmlOf(ada, "?since=40"))).toBe("41 full");
  });

  it("counts for each device by itself", async () => {
    const { ada, bob } = await people();
    await befriend(bob, ada);
    await xmlOf(ada);
    const { token } = await ada.ask("account:issue-token", { label: "script" });
    const reply = await get(nameOf(ada), { authorization: `Bearer ${token}` });
    expect(headOf(await reply.text())).toBe("0 full");
  });

  it("answers JSON to those who prefer it, by whatever address people write", async () => {
    const { ada, bob } = await people();
    await befriend(bob, ada);
    const headers = { ...bearer(ada), accept: "application/json" };
    for (const address of [nameOf(ada), principal(ada), presentity(ada).toUpperCase()]) {
      const reply = await get(address, headers);
      const { watchers } = WatcherInformation.parse(await reply.json());
      expect(watchers.map(({ watcher }) => watcher)).toEqual([principal(bob)]);
      expect(reply.headers.get("cache-control")).toBe("no-store");
    }
  });

  it("tells whoever is not the owner the same of every address, and of nobody's", async () => {
    const { ada, bob } = await people();
    await befriend(bob, ada);
    const answers = new Set<string>();
    const others = [presentity(ada), nameOf(ada), "nobody", "pres:eve@elsewhere.test"];
    for (const address of others) {
      const reply = await get(address, bearer(bob));
      answers.add(`${reply.status} ${await reply.text()}`);
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toMatch(/^403 .*forbidden/);
  });

  it("tells whoever is not signed in the same, whatever they ask for", async () => {
    const { ada } = await people();
    const answers = new Set<string>();
    for (const address of [presentity(ada), "nobody", "%20"]) {
      for (const headers of [{}, { authorization: "Bearer nonsense" }]) {
        const reply = await get(address, headers);
        answers.add(`${reply.status} ${await reply.text()}`);
      }
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toMatch(/^401 /);
  });

  it("says what is wrong", async () => {
    const { ada } = await people();
    const asked = async (path: string, accept = "*/*") => {
      const reply = await get(path, { ...bearer(ada), accept });
      const { error } = (await reply.json()) as { error: { code: string } };
      return `${reply.status} ${error.code}`;
    };
    const own = nameOf(ada);
    for (const since of ["-1", "1.5", "", "soon", "99999999999", "1&since=2"]) {
      expect(await asked(`${own}?since=${since}`)).toBe("400 invalid-request");
    }
    expect(await asked(own, "application/pidf+xml")).toBe("400 invalid-request");
    expect(await asked("a%20b")).toBe("400 address-malformed");
  });
});
