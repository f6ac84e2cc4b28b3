import { beforeEach, describe, expect, it } from "vitest";
import { applyTheme, startTheme } from "./theme.ts";

describe("theme", () => {
  const root = document.documentElement;

  beforeEach(() => {
    document.head.replaceChildren();
    applyTheme(root, { theme: "system", contrast: "system" });
  });

  it("leaves the choice to the system by having no attribute", () => {
    expect(root.dataset["theme"]).toBeUndefined();
    expect(root.dataset["contrast"]).toBeUndefined();
  });

  it("names a chosen theme and contrast on the root", () => {
    applyTheme(root, { theme: "dark", contrast: "more" });
    expect(root.dataset["theme"]).toBe("dark");
    expect(root.dataset["contrast"]).toBe("more");
  });

  it("goes back to the system when the choice is taken back", () => {
    applyTheme(root, { theme: "light", contrast: "normal" });
    applyTheme(root, { theme: "system", contrast: "system" });
    expect(root.getAttributeNames()).not.toContain("data-theme");
    expect(root.getAttributeNames()).not.toContain("data-contrast");
  });

  it("marks the page once so that React Aria writes no inline style", () => {
    startTheme(document, { theme: "dark", contrast: "system" });
    startTheme(document, { theme: "dark", contrast: "system" });
    expect(document.querySelectorAll("#react-aria-pressable-style")).toHaveLength(1);
    expect(document.querySelector("style")).toBeNull();
  });
});
