import { describe, expect, it } from "vitest";
import { inbox, principal } from "../../testing/people.ts";
import {
  createViewSlice,
  goBack,
  neighbour,
  openConversation,
  openPerson,
  openSection,
} from "./view-store.ts";

const start = createViewSlice().store.getInitialState();
const ada = inbox("ada");

describe("the view", () => {
  it("shows what is opened in the pane of a narrow window, and its list on the way back", () => {
    const opened = openConversation(start, ada);
    expect(opened).toMatchObject({ section: "inbox", conversation: ada, pane: "main" });
    expect(goBack(opened)).toMatchObject({ section: "inbox", conversation: ada, pane: "list" });
  });

  it("leads home when the section one is in is chosen again", () => {
    expect(openSection(openPerson(start, principal("ada")), "buddies").pane).toBe("list");
  });

  it("keeps what was open in a section while another one is in front", () => {
    const elsewhere = openSection(openConversation(start, ada), "watchers");
    expect(openSection(elsewhere, "inbox").conversation).toBe(ada);
  });

  it("takes the topmost layer away first", () => {
    const layered = {
      ...openConversation(start, ada),
      hasDetails: true,
      dialog: { kind: "new-message" as const },
    };
    const second = goBack(layered);
    expect(second).toMatchObject({ dialog: null, hasDetails: true });
    const third = goBack(second);
    expect(third).toMatchObject({ hasDetails: false, pane: "main" });
    expect(goBack(third).pane).toBe("list");
  });

  it("does nothing on the way back where there is nothing to leave", () => {
    expect(goBack(start)).toBe(start);
    const page = openSection(start, "settings");
    expect(goBack(page)).toBe(page);
  });
});

describe("neighbour", () => {
  it("steps through a list that ends at both ends", () => {
    const order = ["a", "b", "c"];
    expect(neighbour(order, "a", 1)).toBe("b");
    expect(neighbour(order, "a", -1)).toBe("a");
    expect(neighbour(order, "c", 1)).toBe("c");
  });

  it("begins at the near end when nothing is chosen, or what was chosen is gone", () => {
    expect(neighbour(["a", "b"], null, 1)).toBe("a");
    expect(neighbour(["a", "b"], "gone", -1)).toBe("b");
    expect(neighbour([], null, 1)).toBeUndefined();
  });
});
