import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { principal } from "../../testing/people.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { emptyWorld } from "../../testing/worlds.ts";
import { RequestTray } from "./request-tray.tsx";

const bart = principal("bart@harbour.example");
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

async function renderTray() {
  const onAnswer = vi.fn();
  const onAddToo = vi.fn();
  const page = await renderPage(<RequestTray onAnswer={onAnswer} onAddToo={onAddToo} />);
  return { onAnswer, onAddToo, page };
}

describe("requests", () => {
  it("are nothing at all while nobody asks", async () => {
    await renderPage(
      <RequestTray onAnswer={() => undefined} onAddToo={() => undefined} />,
      emptyWorld,
    );
    expect(screen.queryByText("Requests")).toBeNull();
  });

  it("show one in full and the others in a line", async () => {
    await renderTray();
    expect(screen.getAllByRole("button", { name: "Allow" })).toHaveLength(1);
    expect(screen.getByRole("article", { name: "Bartholomew Fitzgerald-Nakamura" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Answer Tomasz Wiśniewski" })).toBeTruthy();
  });

  it("are allowed together with adding them, unless that is not wanted", async () => {
    const { onAnswer, onAddToo } = await renderTray();
    press("Allow");
    expect(onAnswer).toHaveBeenCalledWith(bart, "Bartholomew Fitzgerald-Nakamura", "allow");
    expect(onAddToo).toHaveBeenCalledWith(bart);
    onAddToo.mockClear();
    fireEvent.click(screen.getByRole("checkbox"));
    press("Allow");
    expect(onAddToo).not.toHaveBeenCalled();
  });

  it.each([
    ["Ignore quietly", "polite-block"],
    ["Block", "block"],
  ])("are answered with %s, which adds nobody", async (label, handling) => {
    const { onAnswer, onAddToo } = await renderTray();
    press(label);
    expect(onAnswer).toHaveBeenCalledWith(bart, "Bartholomew Fitzgerald-Nakamura", handling);
    expect(onAddToo).not.toHaveBeenCalled();
  });

  it("that are put off answer nothing and make room for the next", async () => {
    const { onAnswer } = await renderTray();
    press("Later");
    expect(onAnswer).not.toHaveBeenCalled();
    expect(screen.getByRole("article", { name: "Tomasz Wiśniewski" })).toBeTruthy();
    press("Answer Bartholomew Fitzgerald-Nakamura");
    expect(screen.getByRole("article", { name: "Bartholomew Fitzgerald-Nakamura" })).toBeTruthy();
    expect(screen.getAllByRole("article")).toHaveLength(1);
  });
});
