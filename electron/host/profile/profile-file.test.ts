import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../agent/testing/test-archive.fixture.ts";
import { openProfile, ProfileAccount } from "./profile-file.ts";

const account = ProfileAccount.parse({
  identity: {
    principal: "ada@home",
    presentity: "pres:ada@home",
    inbox: "im:ada@home",
    displayName: "Ada",
  },
  deviceId: "5f0c7b9e-0d0b-4d4e-9d0e-0d4c1f7a2b10",
  serviceUrl: null,
});

describe("a profile", () => {
  it("begins with nobody and sensible preferences", async () => {
    using folder = makeFolder();
    const profile = await openProfile(folder.path);
    expect(profile.account()).toBeNull();
    expect(profile.preferences()).toMatchObject({ theme: "system", showsUnavailable: true });
  });

  it("remembers its account and its preferences, for this user alone", async () => {
    using folder = makeFolder();
    const profile = await openProfile(folder.path);
    await Promise.all([
      profile.setAccount(account),
      profile.changePreferences({ theme: "dark", density: undefined }),
      profile.changePreferences({ listWidth: 300 }),
    ]);
    const again = await openProfile(folder.path);
    expect(again.account()).toEqual(account);
    expect(again.preferences()).toMatchObject({
      theme: "dark",
      density: "comfortable",
      listWidth: 300,
    });
    expect(readdirSync(folder.path)).toEqual(["profile.json"]);
    expect(statSync(join(folder.path, "profile.json")).mode & 0o777).toBe(0o600);
  });

  it("takes the default for a preference it does not understand", async () => {
    using folder = makeFolder();
    const preferences = { theme: "sepia", sendsOnEnter: false, mood: "newer" };
    writeFileSync(
      join(folder.path, "profile.json"),
      JSON.stringify({ account: null, preferences }),
    );
    const profile = await openProfile(folder.path);
    expect(profile.preferences()).toMatchObject({ theme: "system", sendsOnEnter: false });
    expect(profile.preferences()).not.toHaveProperty("mood");
  });

  it.each(["", "{", "[]", `{"account": {"identity": "ada"}, "preferences": {}}`])(
    "says that it is damaged when it holds %j",
    async (text) => {
      using folder = makeFolder();
      writeFileSync(join(folder.path, "profile.json"), text);
      await expect(openProfile(folder.path)).rejects.toMatchObject({ code: "storage-corrupt" });
    },
  );

  it("says when it can't be written", async () => {
    using folder = makeFolder();
    const profile = await openProfile(folder.path);
    // A folder in its place can't be replaced by a file, whoever tries.
    mkdirSync(join(folder.path, "profile.json", "in-the-way"), { recursive: true });
    await expect(profile.setAccount(account)).rejects.toMatchObject({
      code: expect.stringMatching(/^storage-/),
    });
  });
});
