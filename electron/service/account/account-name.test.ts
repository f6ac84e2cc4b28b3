import { describe, expect, it } from "vitest";
import { AppError } from "../../../shared/result/app-error.ts";
import { requireAllowedName } from "./account-name.ts";

function codeOf(name: string, reserved: readonly string[] = []): string {
  try {
    requireAllowedName(name, reserved);
    return "allowed";
  } catch (error) {
    return error instanceof AppError ? error.code : "bug";
  }
}

function skeletonOf(name: string): string {
  return requireAllowedName(name, []).skeleton;
}

describe("an account name", () => {
  it.each([
    ["ada", "ada"],
    ["  Ada ", "ada"],
    ["ＡＤＡ", "ada"],
    ["ada.b-c_7", "ada.b-c_7"],
    ["7of9", "7of9"],
    ["żółć", "żółć"],
    ["мария", "мария"],
    ["ελένη", "ελένη"],
    ["花子さん", "花子さん"],
    ["コーヒー", "コーヒー"],
    ["소라", "소라"],
    ["नेहा", "नेहा"],
    ["ÅNGSTRÖM", "ångström"],
    ["a".repeat(32), "a".repeat(32)],
  ])("%s is kept as %s", (wanted, name) => {
    expect(requireAllowedName(wanted, []).name).toBe(name);
  });

  it.each([
    ["", "nothing"],
    ["   ", "blanks"],
    ["a".repeat(33), "one character too many"],
    [".ada", "a dot in front"],
    ["-ada", "a hyphen in front"],
    ["ada b", "a blank inside"],
    ["ada@host", "an address"],
    ["ada:b", "a colon"],
    ["ada/b", "a slash"],
    ["ada+work", "a plus, which sets presentities apart"],
    ["ada\u0000", "a control character"],
    ["ada\u200d", "an invisible joiner"],
    ["ada\u202e", "a change of direction"],
    ["аda", "a Cyrillic letter among Latin ones"],
    ["paypаl", "a Cyrillic letter among Latin ones"],
    ["αda", "a Greek letter among Latin ones"],
    ["ada\u0336\u0336\u0336", "marks piled upon each other"],
    ["٣ada", "digits of another script"],
    ["😀", "a picture"],
    ["\ud800", "half a character"],
  ])("%j is not allowed: %s", (wanted) => {
    expect(codeOf(wanted)).toBe("name-not-allowed");
  });

  it.each([
    "admin",
    "Administrator",
    "postmaster",
    "root",
    "porchlight",
    "аdmіn",
    "r00t",
    "postrnaster",
  ])("%s is reserved, and so is what looks like it", (wanted) =>
    expect(codeOf(wanted)).not.toBe("allowed"),
  );

  it("is refused when another room has reserved it, or something that looks like it", () => {
    expect(codeOf("echo", ["echo"])).toBe("name-not-allowed");
    expect(codeOf("ech0", ["echo"])).toBe("name-not-allowed");
    expect(codeOf("echos", ["echo"])).toBe("allowed");
  });
});

describe("two names look alike", () => {
  it.each([
    ["ace", "асе"],
    ["paypal", "paypa1"],
    ["bob", "b0b"],
    ["modern", "modem"],
    ["will", "vvill"],
    ["copy", "сору"],
    ["ada", "ɑdɑ"],
    ["viki", "vıkı"],
  ])("%s and %s", (one, other) => {
    expect(skeletonOf(one)).toBe(skeletonOf(other));
  });

  it.each([
    ["ada", "adam"],
    ["ada", "adá"],
    ["ann", "anna"],
    ["tom", "tim"],
    ["мария", "марина"],
  ])("%s and %s do not", (one, other) => {
    expect(skeletonOf(one)).not.toBe(skeletonOf(other));
  });
});
