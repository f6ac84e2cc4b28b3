import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

describe("initials", () => {
  it.each([
    ["Ada Byron-King", "AB"],
    ["Dmitri Aleksandrovich Korolyov-Saltykov", "DK"],
    ["Þórdís Guðmundsdóttir", "ÞG"],
    ["  jamila   marchetti ", "JM"],
    ["echo", "EC"],
    ["Q", "Q"],
    ["Practice bot 10", "PB"],
    ["1984", "19"],
  ])("takes the first letters of the first and the last word of %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it("keeps a letter and its accents together, however they are written", () => {
    expect(initialsOf("E\u0301mile Zo\u0308e")).toBe("ÉZ");
    expect(initialsOf("नमिता कौर")).toBe("नकौ");
  });

  it("stays in the script of the name", () => {
    expect(initialsOf("נועה בן־דוד")).toBe("נב");
    expect(initialsOf("Αθηνά Παππά")).toBe("ΑΠ");
  });

  it("keeps two Arabic letters apart, which might join into a word", () => {
    expect(initialsOf("سارة المنصوري")).toBe("س\u200Cا");
  });

  it("takes one sign of scripts that have no letters", () => {
    expect(initialsOf("山田 太郎")).toBe("山");
    expect(initialsOf("김민수")).toBe("김");
  });

  it("reads an address like a name", () => {
    expect(initialsOf("talent@recruiting.example")).toBe("TE");
  });

  it("passes over emoji and punctuation", () => {
    expect(initialsOf("🌟 Ada (Byron)")).toBe("AB");
  });

  it.each(["", "   ", "🌟", "…"])("has a question mark for a name without letters: %j", (name) => {
    expect(initialsOf(name)).toBe("?");
  });

  it("does not make two letters out of one", () => {
    expect(initialsOf("ßar")).toBe("ßA");
  });
});
