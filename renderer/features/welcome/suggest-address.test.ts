import { expect, it } from "vitest";
import { suggestAddress } from "./suggest-address.ts";

it.each([
  ["Jamila Marchetti", "jamila"],
  ["  Þórdís Guðmundsdóttir ", "þordis"],
  ["José-María", "jose-maria"],
  ["王伟", "王伟"],
  ["نوا", "نوا"],
  ["O'Brien", "obrien"],
  [".Dot.", "dot"],
  ["🙂", ""],
  ["", ""],
  ["x".repeat(99), "x".repeat(32)],
])("suggests for %j the address %j", (name, address) => {
  expect(suggestAddress(name)).toBe(address);
});
