import { v4, v7 } from "uuid";
import { expect, it } from "vitest";
import { DeviceId, type DeviceKind } from "../../../shared/contract/account.ts";
import { PrincipalAddress } from "../../../shared/contract/address.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { MessageId } from "../../../shared/contract/message.ts";
import { inboxOf } from "../../../shared/model/address.ts";
import type {
  AccountDraft,
  AccountRepository,
  DeviceDraft,
} from "../account/account-repository.ts";
import type { AccountId } from "../ports.ts";
import { onEveryBackend } from "../testing/backends.fixture.ts";

const NOON = "2026-01-01T12:00:00.000Z";
const LATER = "2026-01-01T13:00:00.000Z";
const MUCH_LATER = "2026-01-01T18:00:00.000Z";
const refusal = (code: string): unknown => expect.objectContaining({ code });

function anAccount(name: string, more: Partial<AccountDraft> = {}): AccountDraft {
  return {
    // Sound: a fresh id.
    id: v7() as AccountId,
    principal: PrincipalAddress.parse(`${name}@host.test`),
    displayName: name,
    passwordHash: "$argon2id$…",
    name,
    skeleton: name,
    createdAt: NOON,
    ...more,
  };
}

function aDevice(account: AccountDraft, more: Partial<DeviceDraft> = {}): DeviceDraft {
  return {
    id: DeviceId.parse(v4()),
    accountId: account.id,
    label: "Laptop",
    kind: "desktop",
    tokenHash: v4(),
    createdAt: NOON,
    ...more,
  };
}

async function make(accounts: AccountRepository, name: string, more: Partial<AccountDraft> = {}) {
  const account = anAccount(name, more);
  const device = aDevice(account);
  await accounts.create({ account, device, invitationHash: null });
  return { account, device };
}

function aNote(owner: PrincipalAddress) {
  const inbox = inboxOf(owner);
  const id = MessageId.parse(v7());
  const body = { type: "text/plain", text: "a note" };
  const message = { id, sender: inbox, recipient: inbox, body, sentAt: NOON, storedAt: NOON };
  return { sender: owner, recipient: owner, message };
}

onEveryBackend("accounts", (backend) => {
  it("are found by name, by principal and by the token of a device", async () => {
    const { accounts } = backend();
    expect(await accounts.awaitsFirst()).toBe(true);
    const { account, device } = await make(accounts, "ada");
    const { id, principal, displayName, passwordHash } = account;
    expect(await accounts.awaitsFirst()).toBe(false);
    expect(await accounts.findByName("ada")).toEqual({ id, principal, displayName, passwordHash });
    expect(await accounts.profiles([principal])).toEqual([{ id, principal, displayName }]);
    expect(await accounts.findByToken(device.tokenHash)).toEqual({
      account: { id, principal, displayName },
      device: { id: device.id, label: "Laptop", kind: "desktop" },
      endReason: null,
    });
  });

  it("that do not exist are not found", async () => {
    const { accounts } = backend();
    expect(await accounts.findByName("nobody")).toBeUndefined();
    expect(await accounts.findByToken("no such hash")).toBeUndefined();
    expect(await accounts.profiles([PrincipalAddress.parse("nobody@host.test")])).toEqual([]);
  });

  it("never share a name or the look of one, and a refused one leaves nothing behind", async () => {
    const { accounts } = backend();
    await make(accounts, "ace");
    await expect(make(accounts, "ace", { skeleton: "other" })).rejects.toThrow(
      refusal("name-taken"),
    );
    await expect(make(accounts, "асе", { skeleton: "ace" })).rejects.toThrow(
      refusal("name-look-alike"),
    );
    expect(await accounts.findByName("асе")).toBeUndefined();
  });

  it("redeem an invitation once, within its time, or are not made", async () => {
    const { accounts } = backend();
    const { account: host } = await make(accounts, "host");
    const invitation = { createdBy: host.id, createdAt: NOON, expiresAt: LATER };
    await accounts.addInvitation({ ...invitation, codeHash: "good" });
    await accounts.addInvitation({ ...invitation, codeHash: "late", expiresAt: NOON });
    expect(await accounts.isInvitationOpen("good", NOON)).toBe(true);
    expect(await accounts.isInvitationOpen("good", LATER)).toBe(false);
    const join = (name: string, invitationHash: string) => {
      const account = anAccount(name);
      return accounts.create({ account, device: aDevice(account), invitationHash });
    };
    await expect(join("ben", "unknown")).rejects.toThrow(refusal("invitation-invalid"));
    await expect(join("ben", "late")).rejects.toThrow(refusal("invitation-invalid"));
    await join("ben", "good");
    await expect(join("cleo", "good")).rejects.toThrow(refusal("invitation-invalid"));
    expect(await accounts.findByName("cleo")).toBeUndefined();
    expect(await accounts.isInvitationOpen("good", NOON)).toBe(false);
  });
});

onEveryBackend("invitations", (backend) => {
  it("are open in a bounded number, which those that ran out do not count towards", async () => {
    const { accounts } = backend();
    const { account: host } = await make(accounts, "inviter");
    const add = (code: number, createdAt: string, expiresAt: string) =>
      accounts.addInvitation({
        codeHash: `code ${code}`,
        createdBy: host.id,
        createdAt,
        expiresAt,
      });
    for (let code = 0; code < limits.invitations; code += 1) await add(code, NOON, LATER);
    await expect(add(1_000, NOON, LATER)).rejects.toThrow(refusal("too-many"));
    await add(1_001, LATER, MUCH_LATER);
    expect(await accounts.isInvitationOpen("code 1000", NOON)).toBe(false);
    expect(await accounts.isInvitationOpen("code 1001", LATER)).toBe(true);
    expect(await accounts.isInvitationOpen("code 0", NOON)).toBe(false);
  });
});

onEveryBackend("the first account", (backend) => {
  it("is awaited until it redeems the service's own invitation, whoever else is there", async () => {
    const { accounts } = backend();
    const own = { codeHash: "own", createdBy: null, createdAt: NOON, expiresAt: LATER };
    await accounts.addInvitation(own);
    await make(accounts, "echo");
    expect(await accounts.awaitsFirst()).toBe(true);
    const account = anAccount("ada");
    await accounts.create({ account, device: aDevice(account), invitationHash: "own" });
    expect(await accounts.awaitsFirst()).toBe(false);
  });
});

onEveryBackend("devices", (backend) => {
  it("are listed oldest first, until they are ended", async () => {
    const { accounts } = backend();
    const { account, device } = await make(accounts, "lister");
    const phone = aDevice(account, { label: "Phone", kind: "phone", createdAt: LATER });
    await accounts.addDevice(phone);
    expect((await accounts.devices(account.id)).map(({ label }) => label)).toEqual([
      "Laptop",
      "Phone",
    ]);
    const end = { account: account.id, device: device.id, reason: "revoked", now: LATER } as const;
    expect(await accounts.endDevice(end)).toBe(true);
    expect(await accounts.endDevice(end)).toBe(false);
    expect((await accounts.devices(account.id)).map(({ label }) => label)).toEqual(["Phone"]);
    expect(await accounts.findByToken(device.tokenHash)).toMatchObject({ endReason: "revoked" });
  });

  it("are ended by their own account only", async () => {
    const { accounts, messages } = backend();
    const { account: victim, device } = await make(accounts, "victim");
    const { account: mallory } = await make(accounts, "mallory");
    const inbox = victim.principal;
    await messages.append(aNote(inbox), false);
    await messages.acknowledge({ inbox, device: device.id, through: 1, isPerson: true });
    const end = { account: mallory.id, device: device.id, reason: "revoked", now: LATER } as const;
    expect(await accounts.endDevice(end)).toBe(false);
    expect(await accounts.findByToken(device.tokenHash)).toMatchObject({ endReason: null });
    expect(await messages.position(inbox, device.id)).toEqual({ last: 1, cursor: 1 });
  });

  it("that were ended are remembered for a while, and not without end", async () => {
    const { accounts } = backend();
    const { account, device: current } = await make(accounts, "changer");
    const ended = [];
    for (let hour = 0; hour <= limits.devices; hour += 1) {
      const device = aDevice(account);
      ended.push(device);
      await accounts.addDevice(device);
      const now = new Date(Date.parse(NOON) + hour * 3_600_000).toISOString();
      await accounts.endDevice({ account: account.id, device: device.id, reason: "revoked", now });
    }
    const found = await Promise.all(ended.map(({ tokenHash }) => accounts.findByToken(tokenHash)));
    expect(found.map((one) => one !== undefined)).toEqual(ended.map((_, index) => index > 0));
    expect(await accounts.devices(account.id)).toMatchObject([{ id: current.id }]);
  });

  /** As many as an account may have; the hour each was seen last is its place in the list. */
  const fill = async (accounts: AccountRepository, name: string, kinds: readonly DeviceKind[]) => {
    const { account, device: first } = await make(accounts, name);
    const devices = [first];
    for (let place = 1; place < limits.devices; place += 1) {
      const device = aDevice(account, { kind: kinds[place % kinds.length] ?? "desktop" });
      await accounts.addDevice(device);
      devices.push(device);
    }
    for (const [place, { id }] of devices.entries()) {
      const hour = new Date(Date.parse(NOON) + place * 3_600_000).toISOString();
      await accounts.markSeen([id], hour);
    }
    return { account, devices, ids: devices.map(({ id }) => id) };
  };

  it("are refused where there are too many, when nobody asked to replace one", async () => {
    const { accounts } = backend();
    const { account } = await fill(accounts, "full", ["desktop"]);
    await expect(accounts.addDevice(aDevice(account))).rejects.toThrow(refusal("too-many"));
  });

  it("replace none as long as there is room", async () => {
    const { accounts } = backend();
    const { account, device } = await make(accounts, "roomy");
    expect(await accounts.addOrReplaceDevice(aDevice(account), [])).toBeNull();
    expect((await accounts.devices(account.id)).map(({ id }) => id)).toContain(device.id);
  });

  it("replace the one that was not seen for longest, which is signed out by that", async () => {
    const { accounts, messages } = backend();
    const { account, devices, ids } = await fill(accounts, "mover", ["desktop"]);
    const [oldest] = devices;
    const inbox = account.principal;
    await messages.append(aNote(inbox), false);
    const device = oldest?.id ?? DeviceId.parse(v4());
    await messages.acknowledge({ inbox, device, through: 1, isPerson: true });
    const fresh = aDevice(account, { createdAt: MUCH_LATER });
    expect(await accounts.addOrReplaceDevice(fresh, [])).toBe(ids[0]);
    const left = (await accounts.devices(account.id)).map(({ id }) => id);
    expect(left.toSorted()).toEqual([...ids.slice(1), fresh.id].toSorted());
    expect(await accounts.findByToken(oldest?.tokenHash ?? "")).toMatchObject({
      endReason: "signed-out",
    });
    expect(await messages.position(inbox, device)).toBeNull();
  });

  it("that are scripts, or connected, are replaced after those that lie about", async () => {
    const { accounts } = backend();
    const { account, ids } = await fill(accounts, "tinkerer", ["script", "desktop"]);
    // Places 0, 1, 3, 5 … are a person's, the others scripts; the first two are connected.
    const connected = ids.slice(0, 2);
    expect(await accounts.addOrReplaceDevice(aDevice(account), connected)).toBe(ids[3]);
  });

  it("that are scripts are replaced rather than those that are connected", async () => {
    const { accounts } = backend();
    const { account, ids } = await fill(accounts, "scripter", ["script"]);
    expect(await accounts.addOrReplaceDevice(aDevice(account), ids.slice(0, 1))).toBe(ids[1]);
  });

  it("that are all connected make room all the same, or a thief could keep the owner out", async () => {
    const { accounts } = backend();
    const { account, ids } = await fill(accounts, "crowd", ["desktop"]);
    expect(await accounts.addOrReplaceDevice(aDevice(account), ids)).toBe(ids[0]);
  });

  it("are seen together", async () => {
    const { accounts } = backend();
    const { account, device } = await make(accounts, "watched");
    await accounts.markSeen([device.id], LATER);
    expect(await accounts.devices(account.id)).toMatchObject([
      { createdAt: NOON, lastSeenAt: LATER },
    ]);
  });
});
