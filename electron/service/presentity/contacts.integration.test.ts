import { describe, expect, it } from "vitest";
import { times } from "../../../shared/contract/limits.ts";
import type { OtherPresenceMarkup } from "../../../shared/contract/presence.ts";
import type { Contact } from "../../../shared/contract/presentity.ts";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { SHOW_EVERYTHING } from "../../../shared/model/presence-filter.ts";
import { about, rule, somePeople } from "../testing/access.fixture.ts";
import { connect, register, type TestClient } from "../testing/client.fixture.ts";
import { aMessage } from "../testing/message.fixture.ts";
import {
  befriend,
  caughtUp,
  choose,
  lookAt,
  presentity,
  publish,
} from "../testing/presence.fixture.ts";
import { another, befriendAt, shownOf } from "../testing/presentity.fixture.ts";
import { startStoppableService, useSharedService } from "../testing/shared-service.fixture.ts";

const shared = useSharedService();
const { clock, service } = shared;

const PHONE: Contact = {
  means: "tel",
  address: "tel:+49-30-1234",
  priority: 0.5,
  basic: "closed",
  note: "after six",
  markup: [{ name: "{urn:test:phone}line", value: "2 & 3" }],
};
const DOOR: Contact = {
  means: "x-knock",
  address: "second bell from the top",
  basic: "open",
  note: "",
  markup: [],
};
const BOAT: OtherPresenceMarkup = { name: "{urn:test:boat}colour", value: "<red>" };

/** Says all of it, once nothing of the time before is held back. */
async function say(owner: TestClient, contacts: Contact[] = [PHONE, DOOR], markup = [BOAT]) {
  const changed = await owner.ask("presentity:change", {
    presentity: presentity(owner),
    contacts,
    markup,
  });
  clock.advance(times.notificationIntervalMs);
  return changed;
}

async function twoFriends() {
  const people = await somePeople(shared);
  await befriend(people.bob, people.ada);
  return people;
}

describe("contacts of other means", () => {
  it("are tuples of their own beside the devices', unknown means and markup kept as they came", async () => {
    const { ada, bob } = await twoFriends();
    expect(await say(ada)).toMatchObject({ contacts: [PHONE, DOOR], markup: [BOAT] });
    const heard = await bob.next("presence:notified", ({ tuples }) => tuples.length === 3);
    const [device, phone, door] = heard.tuples;
    expect(device?.device?.label).toBe("Test laptop");
    expect(phone).toMatchObject({
      status: { basic: "closed", activities: [] },
      contact: { means: "tel", address: PHONE.address, priority: 0.5 },
      note: "after six",
      markup: PHONE.markup,
    });
    expect(door?.contact).toEqual({ means: "x-knock", address: DOOR.address });
    expect([phone?.device, door?.device]).toEqual([undefined, undefined]);
    expect(heard.person?.markup).toEqual([BOAT]);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(heard));
  });

  it("are in the PIDF that HTTP gives, word for word", async () => {
    const { ada, bob } = await twoFriends();
    await say(ada);
    const headers = { authorization: `Bearer ${bob.credentials.token}` };
    const reply = await fetch(`${service().url}/presence/${presentity(ada)}`, { headers });
    const body = await reply.text();
    expect(reply.status).toBe(200);
    expect(body).toContain('<contact priority="0.5">tel:+49-30-1234</contact>');
    expect(body).toContain("second bell from the top");
    expect(body).toContain('<m:line xmlns:m="urn:test:phone">2 &amp; 3</m:line>');
    expect(body).toContain('<m:colour xmlns:m="urn:test:boat">&lt;red&gt;</m:colour>');
  });

  it("never keep a message from the inbox, nor change the light", async () => {
    const { ada, bob } = await twoFriends();
    await say(ada, [PHONE]);
    const document = await lookAt(bob, ada);
    expect(availabilityOf(document)).toBe("available");
    expect(await bob.call("message:send", aMessage(ada))).toMatchObject({ ok: true });
  });

  it("go with the person, and are in no unavailable document", async () => {
    const { ada, bob } = await twoFriends();
    await say(ada);
    await choose(ada, "invisible");
    clock.advance(times.notificationIntervalMs);
    const absent = await lookAt(bob, ada);
    expect(absent.lastSeen).toBeDefined();
    expect(JSON.stringify(absent)).not.toMatch(/tel|knock|boat/);
    await caughtUp(bob);
    const heard = bob.heard("presence:notified").length;
    await say(ada, [DOOR], []);
    await caughtUp(bob);
    expect(bob.heard("presence:notified")).toHaveLength(heard);
    expect(JSON.stringify(await lookAt(bob, ada))).toBe(JSON.stringify(absent));
  });

  it("are taken away by rules that show messages only, or no markup", async () => {
    const { ada, bob, cleo } = await somePeople(shared);
    await rule(ada, about(bob), { shows: { ...SHOW_EVERYTHING, means: "messages" } });
    await rule(ada, about(cleo), { shows: { ...SHOW_EVERYTHING, markup: false } });
    await say(ada);
    const messagesOnly = await lookAt(bob, ada);
    expect(messagesOnly.tuples.map(({ contact }) => contact?.means)).toEqual(["im"]);
    const plain = await lookAt(cleo, ada);
    expect(plain.tuples).toHaveLength(3);
    expect(plain.tuples.flatMap(({ markup }) => markup)).toEqual([]);
    expect(plain.person?.markup).toBeUndefined();
  });

  it("belong to one presentity, whatever another of the same owner says", async () => {
    const { ada, bob } = await twoFriends();
    const work = await another(ada);
    await befriendAt(bob, ada, work);
    await say(ada);
    clock.advance(times.notificationIntervalMs);
    expect((await shownOf(bob, work)).tuples).toHaveLength(1);
    expect((await lookAt(bob, ada)).tuples).toHaveLength(3);
  });

  it.each([
    ["the same address open and closed", [PHONE, { ...PHONE, basic: "open" }]],
    ["a means that is the inbox's", [{ ...PHONE, means: "im" }]],
    ["both at once in one tuple", [{ ...PHONE, basic: ["open", "closed"] }]],
    ["too many", Array.from({ length: 17 }, (_, at) => ({ ...PHONE, address: `tel:${at}` }))],
    ["a note without end", [{ ...PHONE, note: "x".repeat(141) }]],
  ])("are refused in words where they say %s", async (_what, contacts) => {
    const { ada } = await somePeople(shared);
    const reply = await ada.callRaw("presentity:change", { presentity: presentity(ada), contacts });
    expect(reply).toMatchObject({ ok: false, error: { code: "invalid-request" } });
    expect((await ada.ask("presentity:list", {})).own[0]?.contacts).toEqual([]);
  });

  it("are there to the byte when the service starts anew", async () => {
    const { first, restart } = await startStoppableService();
    const ada = await register(first, "ada");
    const bob = await register(first, "bob");
    await publish(ada);
    await befriend(bob, ada);
    const says = { contacts: [PHONE, DOOR], markup: [BOAT] };
    await ada.ask("presentity:change", { presentity: presentity(ada), ...says });
    const before = JSON.stringify(await lookAt(bob, ada));
    await first.stop();
    await using second = await restart();
    const again = await connect(second, bob.credentials);
    expect(JSON.stringify(await lookAt(again, ada))).toBe(before);
    const owner = await connect(second, ada.credentials);
    expect((await owner.ask("presentity:list", {})).own[0]).toMatchObject(says);
  });
});
