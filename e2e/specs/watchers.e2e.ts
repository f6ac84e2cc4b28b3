import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { neighbours } from "../fixtures/neighbours.ts";
import { test } from "../fixtures/street.ts";

test("what is kept of one's watchers can be saved as a table", async ({ street }) => {
  const [anna] = await neighbours(street, "Anna", "Ben");
  await anna.go("watchers");
  await expect(anna.watchers.row("Ben")).toBeVisible();
  const download = await anna.watchers.saveTable();
  expect(download.suggestedFilename()).toMatch(/^porchlight-watchers-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines[0]).toContain("watcher,name,kinds,");
  expect(lines[1]).toMatch(/^ben@[^,]*,Ben,subscriber,active,/);
  expect(lines).toHaveLength(2);
});
