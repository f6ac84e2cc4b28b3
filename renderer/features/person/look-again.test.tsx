import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { presentity } from "../../testing/people.ts";
import { pollWords } from "./look-again-section.tsx";
import { renderPerson } from "./render-person.fixture.tsx";

async function choose(wanted: string): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name: /^Look by itself/ }));
  fireEvent.click(await screen.findByRole("menuitemradio", { name: wanted }));
}

describe("looking again and again at somebody who is not watched", () => {
  it("says what they see of it, and shows the last look with when it was", async () => {
    const { bridge } = await renderPerson("zoltan");
    expect(screen.getByText("They can see each look, and how often you look.")).toBeTruthy();
    await choose("Every 5 min");
    expect(await screen.findByText(/They can see that you look every 5 min/)).toBeTruthy();
    expect(screen.getByText(/^What one look showed, /)).toBeTruthy();
    expect(screen.getByText("Laptop")).toBeTruthy();
    await choose("No");
    await screen.findByText("They can see each look, and how often you look.");
    expect(bridge.world.snapshot.polls).toEqual([]);
  });

  it("stops where it is refused, and says why", async () => {
    await renderPerson("rude");
    await choose("Every 30 s");
    expect(await screen.findByText("Stopped. They do not let you see their light.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Look by itself: No" })).toBeTruthy();
  });

  it("is not offered for somebody whose light one watches anyway", async () => {
    await renderPerson("ada");
    expect(screen.queryByRole("button", { name: /^Look by itself/ })).toBeNull();
  });

  it("is off after a restart until it is chosen anew", () => {
    const poll = { presentity: presentity("zoltan"), everySeconds: 300, isOn: false };
    expect(pollWords({ ...poll, lookedAt: null, document: null, code: null })).toMatch(
      /^Off since/,
    );
  });
});
