import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { presentity } from "../../testing/people.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { TellMe } from "./tell-me.tsx";

const ada = presentity("ada");
const bell = () => screen.getByRole("button", { name: "Tell me about Ada", hidden: true });
const answer = (name: RegExp) => screen.findByRole("button", { name });

async function choose(row: RegExp, wanted: string): Promise<void> {
  fireEvent.click(await answer(row));
  fireEvent.click(await screen.findByRole("menuitemradio", { name: wanted }));
}

describe("tell me about somebody", () => {
  it("sets an alert for once or for every time, and shows that something is waited for", async () => {
    const page = await renderPage(<TellMe person={{ name: "Ada" }} presentity={ada} />);
    expect(bell().getAttribute("aria-pressed")).toBe("false");
    fireEvent.click(bell());
    await choose(/^their light comes on: No/, "Every time");
    await answer(/^their light comes on: Every time/);
    await choose(/^they are back from away: No/, "Once");
    await answer(/^they are back from away: Once/);
    expect(page.bridge.world.snapshot.presenceAlerts).toMatchObject([
      { presentity: ada, kind: "online", repeats: true },
      { presentity: ada, kind: "back", repeats: false },
    ]);
    expect(bell().getAttribute("aria-pressed")).toBe("true");
    await choose(/^their light comes on/, "No");
    await answer(/^their light comes on: No/);
    expect(page.bridge.world.snapshot.presenceAlerts).toHaveLength(1);
  });

  it("says that nobody learns of it, and why it could not be set", async () => {
    const page = await renderPage(<TellMe person={{ name: "Ada" }} presentity={ada} />);
    fireEvent.click(bell());
    expect(await screen.findByText(/They are not told/)).toBeTruthy();
    act(() => void (page.bridge.world.snapshot.buddies = []));
    await choose(/^they accept messages again: No/, "Once");
    expect(await screen.findByText("That is not there any more.")).toBeTruthy();
  });
});
