import { afterEach, describe, expect, it } from "vitest";
import { ERROR_CODES, type ErrorCode } from "../../shared/result/error-code.ts";
import { failureWords } from "./failure-words.ts";
import { chooseFormattingLocale, numberWords } from "./formatting-locale.ts";
import type { Message } from "./message.ts";
import { messagesEn } from "./messages-en.ts";
import { createPlural } from "./plural.ts";
import { pseudoLocale } from "./pseudo-locale.ts";
import { chooseCatalogue, disguiseSentences, t } from "./t.ts";

const files = import.meta.glob<Readonly<Record<string, Readonly<Record<string, Message>>>>>(
  "./messages-en/*.ts",
  { eager: true },
);

afterEach(() => {
  chooseCatalogue(messagesEn);
  chooseFormattingLocale(undefined);
  disguiseSentences((sentence) => sentence);
});

describe("catalogue", () => {
  it("holds every key of every file, so that no two files share one", () => {
    const keys = Object.values(files)
      .flatMap((file) => Object.values(file))
      .filter((part) => typeof part !== "function")
      .flatMap((part) => Object.keys(part));
    expect(keys.toSorted()).toEqual(Object.keys(messagesEn).toSorted());
  });

  it("avoids the words that blame", () => {
    const plain = Object.values<Message>(messagesEn).filter(
      (message) => typeof message === "string",
    );
    for (const sentence of plain) expect(sentence).not.toMatch(/\b(error|invalid|oops|user)\b|!/i);
  });
});

describe("t", () => {
  it("returns a plain sentence", () => {
    expect(t("ui.cancel")).toBe("Cancel");
  });

  it("counts in the plural of the language and with the system's digits", () => {
    chooseFormattingLocale("en-GB");
    expect(t("ui.unread", { count: 1 })).toBe("1 unread");
    expect(t("ui.unread", { count: 4098 })).toBe("4,098 unread");
  });

  it("speaks the language chosen last", () => {
    chooseCatalogue({ ...messagesEn, "ui.cancel": "Abbrechen" });
    expect(t("ui.cancel")).toBe("Abbrechen");
  });

  it("shows in pseudo-locale what came out of the catalogue, a third longer", () => {
    disguiseSentences(pseudoLocale);
    expect(t("ui.cancel")).toBe("[Çåñçél~~]");
  });
});

describe("failure words", () => {
  it.each(ERROR_CODES)("has a sentence for %s that ends like one", (code) => {
    expect(failureWords({ code })).toMatch(/^[A-Z].*\.$/);
  });

  it("quotes the reference of a bug", () => {
    expect(failureWords({ code: "internal", ref: "7f3a" })).toContain("7f3a");
  });

  it("reads a code that only a newer peer knows as internal", () => {
    // Stands for what a newer peer sends; the type promises more than the wire.
    const code = "from-the-future" as ErrorCode;
    expect(failureWords({ code })).toBe(failureWords({ code: "internal" }));
  });
});

describe("plural", () => {
  it("uses the forms a language tells apart", () => {
    const plural = createPlural("pl");
    const forms = { one: "wiadomość", few: "wiadomości", many: "wiadomości", other: "wiadomości" };
    expect(plural(1, forms)).toBe("wiadomość");
    expect(plural(3, { ...forms, few: "few" })).toBe("few");
  });

  it("falls back to other where a form is missing", () => {
    expect(createPlural("pl")(3, { other: "other" })).toBe("other");
  });
});

it("writes numbers as the formatting locale does", () => {
  chooseFormattingLocale("de-DE");
  expect(numberWords(4098)).toBe("4.098");
});
