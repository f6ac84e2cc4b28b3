import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Lamp } from "./lamp.tsx";
import { LAMP_STATES, lampWord } from "./lamp-state.ts";
import { Window } from "./window.tsx";

afterEach(cleanup);

describe("lamp", () => {
  it.each(LAMP_STATES)("says in a word that it is %s", (state) => {
    render(<Lamp state={state} />);
    expect(screen.getByRole("img", { name: lampWord(state) })).toBeDefined();
  });

  it("has a shape of its own for each state", () => {
    const shapes = LAMP_STATES.map((state) => {
      const { container } = render(<Lamp state={state} />);
      return container.querySelector("g")?.innerHTML;
    });
    expect(new Set(shapes).size).toBe(LAMP_STATES.length);
  });

  it("is silent where the word stands beside it", () => {
    render(<Lamp state="lit" label={null} />);
    expect(screen.queryByRole("img")).toBeNull();
  });

  it("draws a new shape only when its state changes, so that a list does not flicker", () => {
    const { container, rerender } = render(<Lamp state="off" />);
    const first = container.querySelector("g");
    rerender(<Lamp state="off" size={24} />);
    expect(container.querySelector("g")).toBe(first);
    rerender(<Lamp state="lit" />);
    expect(container.querySelector("g")).not.toBe(first);
  });
});

describe("window", () => {
  it("is silent unless it is asked to speak", () => {
    const { rerender } = render(<Window name="Ada Byron" lamp="busy" />);
    expect(screen.queryByRole("img")).toBeNull();
    rerender(<Window name="Ada Byron" lamp="busy" lampLabel="Busy" />);
    expect(screen.getByRole("img", { name: "Busy" })).toBeDefined();
  });
});
