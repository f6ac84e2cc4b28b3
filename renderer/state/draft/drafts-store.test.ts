import { describe, expect, it } from "vitest";
import { inbox } from "../../testing/people.ts";
import { createTestPage, type TestPage } from "../../testing/test-state.ts";
import { DRAFT_SAVED_AFTER_MS, selectDraft, writeDraft } from "./drafts-store.ts";

const ada = inbox("ada");
const saved = ({ asked }: TestPage) =>
  asked.filter(({ name }) => name === "draft:save").map(({ input }) => input);

describe("drafts", () => {
  it("are saved once, when typing pauses", async () => {
    const page = createTestPage();
    await page.app.load();
    for (const text of ["h", "he", "hel"]) page.state.drafts.write(ada, text);
    page.clock.pass(DRAFT_SAVED_AFTER_MS - 1);
    expect(saved(page)).toEqual([]);
    page.clock.pass(1);
    expect(saved(page)).toEqual([{ peer: ada, text: "hel" }]);
    page.clock.pass(60_000);
    expect(saved(page)).toHaveLength(1);
  });

  it("are saved at once when the person goes elsewhere, and only what was not saved", async () => {
    const page = createTestPage();
    await page.app.load();
    page.state.drafts.write(ada, "hel");
    page.state.drafts.write(inbox("noa"), "shalom");
    page.state.drafts.flush();
    page.state.drafts.flush();
    expect(saved(page)).toEqual([
      { peer: ada, text: "hel" },
      { peer: inbox("noa"), text: "shalom" },
    ]);
  });

  it("that are emptied are forgotten, and that is saved too", async () => {
    const page = createTestPage();
    await page.app.load();
    page.state.drafts.write(inbox("anh"), "");
    page.state.drafts.flush();
    expect(page.state.drafts.store.getState().byPeer.has(inbox("anh"))).toBe(false);
    expect(saved(page)).toEqual([{ peer: inbox("anh"), text: "" }]);
  });

  it("leave the state alone when nothing changed", () => {
    const state = writeDraft({ byPeer: new Map() }, ada, "hel");
    expect(writeDraft(state, ada, "hel")).toBe(state);
    expect(selectDraft(inbox("noa"))(state)).toBe("");
  });
});
