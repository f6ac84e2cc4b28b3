import { describe, expect, it } from "vitest";
import { aLedger } from "../../testing/ledger.ts";
import { ledgerFile } from "./ledger-file.ts";
import { NOW } from "./watch.fixture.ts";

const information = aLedger(NOW);

describe("the ledger as a file", () => {
  it("is a table with a line for everybody and the head", () => {
    const { name, type, text } = ledgerFile(information, "csv");
    expect(name).toMatch(/^porchlight-watchers-2026-11-26\.csv$/);
    expect(type).toBe("text/csv");
    expect(text.trimEnd().split("\r\n")).toHaveLength(information.watchers.length + 1);
  });

  it("is a full document of watcher information", () => {
    const { name, type, text } = ledgerFile(information, "xml");
    expect(name).toMatch(/\.xml$/);
    expect(type).toBe("application/watcherinfo+xml");
    expect(text).toContain('version="0" state="full"');
    expect(text.match(/<watcher /g)).toHaveLength(information.watchers.length);
  });
});
