import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { presentity } from "../../testing/people.ts";
import { renderPerson } from "./render-person.fixture.tsx";

async function press(element: Element): Promise<void> {
  fireEvent.click(element);
  await act(async () => void (await new Promise((done) => setTimeout(done))));
}

describe("the page of a person", () => {
  it("says since when one watches them", async () => {
    await renderPerson("ada");
    expect(screen.getByText(/^They let you in on .* they can see that you do\.$/)).toBeTruthy();
  });

  it("does not pretend to know why a light is off", async () => {
    await renderPerson("mateo");
    expect(screen.getByText(/^Why can’t be known from here/)).toBeTruthy();
  });

  it("names the rule that decides what they see: the closest one, or none", async () => {
    await renderPerson("ada");
    expect(screen.getByText(/Your rule for them alone decides\./)).toBeTruthy();
    await renderPerson("thordis");
    expect(screen.getByText(/Your rule for the group Family decides\./)).toBeTruthy();
  });

  it("says that they see one watching, and lets one hide it from them alone", async () => {
    const { asked } = await renderPerson("ada");
    const learns = () => screen.getByRole("region", { name: "What they learn" });
    expect(learns().textContent).toContain("They see that you watch");
    await press(within(learns()).getByRole("button", { name: /^Who may learn/ }));
    await press(screen.getByRole("menuitemradio", { name: "Nobody" }));
    const sets = asked.filter(({ name }) => name === "visibility:set");
    expect(sets.map(({ input }) => input)).toEqual([
      { rule: "all", exceptions: [{ presentity: presentity("ada"), rule: "hidden" }] },
    ]);
    expect(learns().textContent).toContain("They don’t see that you watch");
    expect(screen.queryByText(/they can see that you/)).toBeNull();
  });
});
