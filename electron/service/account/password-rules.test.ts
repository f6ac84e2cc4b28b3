import { expect, it } from "vitest";
import { requireGoodPassword } from "./password-rules.ts";

it.each([
  "seven77",
  "Password1",
  "qwertz123",
  "aaaaaaaa",
  "abababab",
  "12345678",
  "abcdefgh",
  "marianne",
  "ennairam",
])("refuses %s", (password) => {
  expect(() => requireGoodPassword(password, "marianne")).toThrow(
    expect.objectContaining({ code: "password-too-weak" }),
  );
});

it.each(["eight888", "correct horse", "пароль-подлиннее", "🦊🐻🐼🐨🐯🦁🐮🐷"])(
  "takes %j",
  (password) => {
    expect(() => requireGoodPassword(password, "marianne")).not.toThrow();
  },
);

it("says what is wrong without repeating the password", () => {
  expect(() => requireGoodPassword("passw0rd", "ada")).toThrow(/first that anybody would try/u);
  expect(() => requireGoodPassword("short", "ada")).toThrow(/at least 8 characters/u);
});
