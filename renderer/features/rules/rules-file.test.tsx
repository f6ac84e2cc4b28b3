import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AccessGrant, AccessRule } from "../../../shared/contract/access.ts";
import {
  type FileProblem,
  FileProblemCode,
  type FileRemark,
  FileRemarkCode,
} from "../../../shared/contract/interchange.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { rulesFile } from "../../testing/in-memory-files.ts";
import { principal } from "../../testing/people.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { fullWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { RulesPage } from "./rules-page.tsx";

const SLOW_MS = 20_000;
const AT = "2026-11-25T12:00:00.000Z";

const ADA = plainGrant({ kind: "person", person: principal("ada") }, "block");
const WORK = plainGrant({ kind: "group", group: "Work" }, "allow");

function rulesOf(grants: readonly AccessGrant[]): AccessRule[] {
  return grants.map((grant, at) => ({ ...grant, id: `rule-${at}` as never, decidedAt: AT }));
}

async function open(grants: readonly AccessGrant[]) {
  return renderPage(<RulesPage />, (now) => {
    const world = fullWorld(now);
    world.snapshot.rules = rulesOf(grants);
    return world;
  });
}

const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 20))));
const press = async (element: Element) => {
  fireEvent.click(element);
  await settle();
};
const choose = async (entry: string | RegExp) => {
  await press(screen.getByRole("button", { name: "Rules as a file" }));
  await press(screen.getByRole("menuitem", { name: entry }));
};
const pick = async (file: File) => {
  const input = document.querySelector("input[type=file]");
  if (input === null) throw new Error("a file is asked for");
  fireEvent.change(input, { target: { files: Object.assign([file], { item: () => file }) } });
  await settle();
};
const fileOf = (text: string) => new File([text], "rules.xml", { type: "text/xml" });
const dialog = () => screen.getByRole("dialog");
const replaceButton = () => within(dialog()).getByRole("button", { name: "Replace my rules" });

function reading(more: { readonly remarks?: readonly FileRemark[]; readonly takenCount?: number }) {
  return JSON.stringify({ ...JSON.parse(rulesFile(rulesOf([WORK]))), ...more });
}

beforeEach(() => pretendLayout(1_280));
afterEach(() => vi.restoreAllMocks());

describe("rules as a file", { timeout: SLOW_MS }, () => {
  it("are saved under a name that says what they are", async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return "blob:saved";
    };
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    await open([ADA]);
    await choose("Save my rules as a file");
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/-rules\.xml$/);
    expect(await saved[0]?.text()).toBe(rulesFile(rulesOf([ADA])));
  });

  it("are shown before they take the place of one’s own, and can be taken back", async () => {
    const page = await open([ADA, ADA]);
    await choose(/Take rules/);
    expect(replaceButton().hasAttribute("disabled")).toBe(true);
    await pick(fileOf(rulesFile(rulesOf([WORK]))));
    expect(dialog().textContent).toContain(
      "1 rule from the file takes the place of the 2 rules you have now.",
    );
    expect(within(dialog()).getByRole("region", { name: "Rules in the file" }).textContent).toBe(
      "WorkEverythingAllow",
    );
    expect(page.bridge.world.snapshot.rules).toHaveLength(2);
    await press(replaceButton());
    expect(page.bridge.world.snapshot.rules).toEqual(rulesOf([WORK]));
    expect(screen.queryByRole("dialog")).toBeNull();
    await choose(/Go back to the rules/);
    expect(screen.getByRole("alertdialog", { name: /Go back to the 2 rules/ })).not.toBeNull();
    await press(screen.getByRole("button", { name: "Go back" }));
    expect(page.bridge.world.snapshot.rules).toHaveLength(2);
  });

  it("that are not taken are named one by one, with the reason", async () => {
    await open([ADA]);
    await choose(/Take rules/);
    const remarks: FileRemark[] = [
      { code: "rule-condition-unknown", about: "r1", part: "sphere" },
      { code: "group-unknown", about: "Choir" },
    ];
    await pick(fileOf(reading({ remarks })));
    const list = within(dialog()).getByRole("region", { name: "Not taken as it stands there" });
    expect(
      within(list)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual([
      "The rule “r1” is not taken: it depends on “sphere”, which Porchlight does not know.",
      "You have no group “Choir”. Its rule is about nobody until you make that group.",
    ]);
  });

  it("can’t be taken where none of them is understood: it would only shut everybody out", async () => {
    await open([ADA]);
    await choose(/Take rules/);
    const remarks: FileRemark[] = [{ code: "rule-condition-twice", about: "r1" }];
    await pick(fileOf(reading({ remarks, takenCount: 0 })));
    expect(within(dialog()).getByRole("alert").textContent).toContain("No rule of this file");
    expect(replaceButton().hasAttribute("disabled")).toBe(true);
  });

  it("of which there are none remove all, and say so", async () => {
    await open([ADA]);
    await choose(/Take rules/);
    await pick(fileOf(rulesFile([])));
    expect(dialog().textContent).toContain(
      "The file has no rules. Taking it removes the 1 rule you have now.",
    );
  });

  it.each(FileProblemCode.options)("end in a sentence where the file is bad: %s", async (code) => {
    const page = await open([ADA]);
    await choose(/Take rules/);
    const problem: FileProblem = { code, number: 64 };
    await pick(fileOf(JSON.stringify({ outcome: "refused", problem })));
    const words = within(dialog()).getByRole("alert").textContent ?? "";
    expect(words).toMatch(/^[A-Z].*(?:Nothing was changed|nothing was changed|choose it again)\.$/);
    expect(replaceButton().hasAttribute("disabled")).toBe(true);
    expect(page.bridge.world.snapshot.rules).toHaveLength(1);
  });

  it("are not even read where the file is too large, or no text", async () => {
    const page = await open([ADA]);
    await choose(/Take rules/);
    const huge = fileOf("x");
    Object.defineProperty(huge, "size", { value: limits.rulesFileBytes + 1 });
    await pick(huge);
    expect(within(dialog()).getByRole("alert").textContent).toContain("larger than 16 MB");
    await pick(new File([new Uint8Array([60, 0xff])], "rules.xml"));
    expect(within(dialog()).getByRole("alert").textContent).toContain("UTF-8");
    expect(page.asked.filter(({ name }) => name === "file:send")).toEqual([]);
  });

  it("have a sentence for everything that is not taken", async () => {
    await open([ADA]);
    await choose(/Take rules/);
    const remarks = FileRemarkCode.options.map((code) => ({
      code,
      about: "mine",
      part: "theirs",
      number: 7,
    }));
    await pick(fileOf(reading({ remarks })));
    const list = within(dialog()).getByRole("region", { name: "Not taken as it stands there" });
    const sentences = within(list)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    expect(new Set(sentences).size).toBe(FileRemarkCode.options.length);
  });
});
