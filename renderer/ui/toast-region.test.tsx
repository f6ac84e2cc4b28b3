import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ToastRegion } from "./toast-region.tsx";
import { createToasts, TOAST_STAYS_MS, type ToastContent } from "./toasts.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(...contents: readonly ToastContent[]) {
  const toasts = createToasts();
  render(<ToastRegion toasts={toasts} />);
  const leave = contents.map((content) => {
    let close: () => void = () => undefined;
    act(() => {
      close = toasts.show(content);
    });
    return close;
  });
  return { toasts, leave };
}

const pass = (lengthMs: number) =>
  act(() => {
    vi.advanceTimersByTime(lengthMs);
  });

describe("toast", () => {
  it("leaves after a while when it only informs", () => {
    show({ text: "Tomasz now always sees your light off." });
    pass(TOAST_STAYS_MS - 1);
    expect(screen.getByText("Tomasz now always sees your light off.")).toBeDefined();
    pass(1);
    expect(screen.queryByText("Tomasz now always sees your light off.")).toBeNull();
  });

  it("stays while it has the focus, and has its whole rest afterwards", () => {
    show({ text: "Saved." });
    const button = screen.getByRole("button", { name: "Dismiss" });
    act(() => button.focus());
    pass(10 * TOAST_STAYS_MS);
    expect(screen.getByText("Saved.")).toBeDefined();
    act(() => button.blur());
    pass(TOAST_STAYS_MS);
    expect(screen.queryByText("Saved.")).toBeNull();
  });

  it("stays for good when it tells of a failure", () => {
    show({ text: "That rule could not be saved.", isFailure: true });
    pass(10 * TOAST_STAYS_MS);
    expect(screen.getByText("That rule could not be saved.")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByText("That rule could not be saved.")).toBeNull();
  });

  it("goes when its act is chosen, once", () => {
    const onChoose = vi.fn<() => void>();
    show({ text: "Blocked.", act: { label: "Undo", onChoose } });
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(onChoose).toHaveBeenCalledOnce();
    expect(screen.queryByText("Blocked.")).toBeNull();
  });

  it("can be taken back by who showed it", () => {
    const { leave } = show({ text: "Waiting.", isFailure: true });
    act(() => leave[0]?.());
    expect(screen.queryByText("Waiting.")).toBeNull();
  });

  it("shows three at once and the rest when there is room", () => {
    const { leave } = show(
      ...["one", "two", "three", "four"].map((text) => ({ text, isFailure: true })),
    );
    const shown = () => screen.getAllByRole("alertdialog").length;
    expect(shown()).toBe(3);
    act(() => leave[3]?.());
    expect(shown()).toBe(3);
    expect(screen.queryByText("four")).toBeNull();
  });
});
