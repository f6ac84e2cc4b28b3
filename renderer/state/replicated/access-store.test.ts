import { describe, expect, it } from "vitest";
import { plainGrant } from "../../../shared/model/access-grant.ts";
import { principal } from "../../testing/people.ts";
import { createTestPage } from "../../testing/test-state.ts";
import { selectHandling, selectRequest } from "./access-store.ts";

const bart = principal("bart@harbour.example");

describe("access", () => {
  it("lets a stranger wait for an answer", async () => {
    const page = createTestPage();
    await page.app.load();
    const state = page.state.access.store.getState();
    expect(selectHandling(bart, new Set())(state)).toBe("confirm");
    expect(selectRequest(bart)(state)?.displayName).toBe("Bartholomew Fitzgerald-Nakamura");
  });

  it("follows a decision, and its taking back", async () => {
    const page = createTestPage();
    await page.app.load();
    await page.state.access.decide(bart, "polite-block");
    expect(selectHandling(bart, new Set())(page.state.access.store.getState())).toBe(
      "polite-block",
    );
    expect(selectRequest(bart)(page.state.access.store.getState())).toBeUndefined();
    await page.state.access.decide(bart, "confirm");
    expect(selectHandling(bart, new Set())(page.state.access.store.getState())).toBe("confirm");
    expect(selectRequest(bart)(page.state.access.store.getState())).toBeDefined();
  });

  it("decides by the groups of a person too, and asks in spite of them", async () => {
    const page = createTestPage();
    await page.app.load();
    const { access } = page.state;
    const groups = new Set(["Work"]);
    await access.save(null, plainGrant({ kind: "group", group: "Work" }, "allow"));
    expect(selectHandling(bart, groups)(access.store.getState())).toBe("allow");
    await access.answer(bart, "confirm", groups);
    expect(selectHandling(bart, groups)(access.store.getState())).toBe("confirm");
  });
});
