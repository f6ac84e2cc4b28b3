import { expect, it } from "vitest";
import { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { createToldDocuments } from "./told-documents.ts";

const noon = "2026-01-01T12:00:00.000Z";
const information = WatcherInformation.parse({
  presentity: "pres:ada@home",
  version: 1,
  from: noon,
  to: noon,
  spanDays: 30,
  watchers: [],
  light: [{ from: noon, to: null, brightness: "lit" }],
});

it("remembers as many readers as there is room for, and tells a forgotten one everything", () => {
  const told = createToldDocuments(2);
  for (const reader of ["one", "two", "three"]) told.next(reader, information, null);
  expect(told.next("three", information, 0)).toMatchObject({ version: 1, since: { light: [] } });
  expect(told.next("one", information, 0)).toMatchObject({ version: 1, since: null });
  expect(told.next("two", information, 5)).toMatchObject({ version: 6, since: null });
});
