import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { accountCalls, entranceCalls } from "./account.ts";
import { bridgeCalls } from "./bridge.ts";
import { buddyCalls } from "./buddy.ts";
import { answer } from "./define.ts";
import { nameProblem } from "./name-text.ts";

describe("a name is refused", () => {
  it.each([
    ["with a line break", "Ada\nLovelace", "control"],
    ["with a tab", "Ada\tLovelace", "control"],
    ["with a bell", "Ada\u0007", "control"],
    ["with an escape", "\u001B[31mAda", "control"],
    ["with a zero", "Ada\u0000", "control"],
    ["with a control character of the second set", "Ada\u0085", "control"],
    ["with a line separator", "Ada\u2028Lovelace", "control"],
    ["with a paragraph separator", "Ada\u2029Lovelace", "control"],
    ["that is turned around", "\u202Eada", "direction"],
    ["that turns what follows around", "Ada\u202B", "direction"],
    ["that isolates what follows", "Ada\u2067", "direction"],
    ["that ends somebody else's isolate", "Ada\u2069", "direction"],
    ["of zero width", "\u200B", "unseen"],
    ["of joiners", "\u200D\u200C\uFEFF", "unseen"],
    ["of marks of direction", "\u200E\u200F", "unseen"],
    ["of fillers", "\u3164\u115F\uFFA0", "unseen"],
    ["of spaces and nothing between them", "\u200B \u00A0 \u200B", "unseen"],
    ["of an empty braille cell", "\u2800", "unseen"],
    ["of a variation of nothing", "\uFE0F", "unseen"],
    ["with the first half of a character", "Ada\uD83D", "half-character"],
    ["with the second half of a character", "\uDE00Ada", "half-character"],
    ["with halves the wrong way round", "\uDE00\uD83D", "half-character"],
  ])("%s", (_what, text, problem) => expect(nameProblem(text)).toBe(problem));
});

describe("a name is good", () => {
  it.each([
    "Ada Lovelace",
    "Łukasz Żółć",
    "O’Brien-Smith, Jr.",
    "مريم ميرزاخاني",
    "דוד בן־גוריון",
    // A mark of direction belongs into some names that hold two scripts.
    "\u200Fעדה Ada\u200F",
    // Persian sets its words apart without a space.
    "می\u200Cخواهم",
    "क्\u200Dष",
    "A\u0301da\u0308",
    "👩\u200D💻",
    "🏳\uFE0F\u200D🌈 Team",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "李小龍",
    "\u{20BB7}野家",
    // Where a name is needed, the schema says that it is too short.
    "",
    " ",
  ])("%j", (name) => expect(nameProblem(name)).toBeUndefined());
});

describe("the contract", () => {
  const device = (label: string) => ({ label, kind: "desktop" as const });
  const sign = { name: "ada", password: "correct horse" };
  const presentity = "pres:ben@host.test";
  const url = null;

  it.each<[string, z.ZodType, (name: string) => object]>([
    [
      "the display name of a new account",
      entranceCalls["account:register"].input,
      (displayName) => ({ ...sign, displayName, device: device("Laptop") }),
    ],
    [
      "the label of a new account's device",
      entranceCalls["account:register"].input,
      (label) => ({ ...sign, displayName: "Ada", device: device(label) }),
    ],
    [
      "the label of a device",
      entranceCalls["account:sign-in"].input,
      (label) => ({ ...sign, device: device(label) }),
    ],
    ["the label of a script", accountCalls["account:issue-token"].input, (label) => ({ label })],
    [
      "one's own name for a buddy",
      buddyCalls["buddy:add"].input,
      (name) => ({ presentity, name, groups: [] }),
    ],
    [
      "the name of a group",
      buddyCalls["buddy:change"].input,
      (group) => ({ presentity, name: "", groups: ["Friends", group] }),
    ],
    [
      "the display name a window sends",
      bridgeCalls["account:create"].input,
      (displayName) => ({ ...sign, url, displayName }),
    ],
    ["the label a window sends", bridgeCalls["account:issue-token"].input, (label) => ({ label })],
    [
      "the buddy's name a window sends",
      bridgeCalls["buddy:add"].input,
      (name) => ({ address: "ben", name, groups: [] }),
    ],
    [
      "the group a window sends",
      bridgeCalls["buddy:change"].input,
      (group) => ({ presentity, name: "", groups: [group] }),
    ],
  ])("takes %s as it is, and no deceiving one", (_what, schema, inputWith) => {
    expect(schema.safeParse(inputWith("عدة 👩\u200D💻")).error).toBeUndefined();
    for (const bad of ["a\u202Eb", "\u200B", "a\u0000b", "a\uD83D"]) {
      expect([bad, schema.safeParse(inputWith(bad)).success]).toEqual([bad, false]);
    }
  });

  it("says in a sentence what is wrong with a name, and not what it was", async () => {
    const reply = await answer(
      accountCalls["account:issue-token"],
      { label: "secret\u202E" },
      () => {
        throw new Error("ran");
      },
      () => "",
    );
    expect(JSON.stringify(reply)).toMatch(/label: .*direction/u);
    expect(JSON.stringify(reply)).not.toMatch(/secret/u);
  });
});
