import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Composer } from "./composer.tsx";

afterEach(cleanup);

function show(props: Partial<Parameters<typeof Composer>[0]> = {}) {
  const onSend = vi.fn<() => void>();
  const onChange = vi.fn<(value: string) => void>();
  render(
    <Composer label="Write to Ada" value="Hello" onChange={onChange} onSend={onSend} {...props} />,
  );
  return { onSend, onChange, text: screen.getByRole("textbox", { name: "Message" }) };
}

describe("composer", () => {
  it("sends with Enter and keeps the key from making a line", () => {
    const { onSend, text } = show();
    expect(fireEvent.keyDown(text, { key: "Enter" })).toBe(false);
    expect(onSend).toHaveBeenCalledOnce();
  });

  it("sends with its button", () => {
    const { onSend } = show();
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(onSend).toHaveBeenCalledOnce();
  });

  it.each(["", "   ", "\n\n"])("has nothing to send in %j", (value) => {
    const { onSend, text } = show({ value });
    fireEvent.keyDown(text, { key: "Enter" });
    expect(onSend).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: "Send" }).hasAttribute("disabled")).toBe(true);
  });

  it("does not send what it warns of, but can still be written in", () => {
    const { onSend, onChange, text } = show({ warning: "2 KB too long" });
    fireEvent.keyDown(text, { key: "Enter" });
    expect(onSend).not.toHaveBeenCalled();
    fireEvent.change(text, { target: { value: "Shorter" } });
    expect(onChange).toHaveBeenCalledWith("Shorter");
  });

  it("drops the quote with Escape and keeps the words", () => {
    const onDrop = vi.fn<() => void>();
    const { text, onChange } = show({ quote: { name: "Ada", text: "Is that polling?", onDrop } });
    fireEvent.keyDown(text, { key: "Escape" });
    expect(onDrop).toHaveBeenCalledOnce();
    expect(onChange).not.toHaveBeenCalled();
  });

  it("leaves Escape to the page when nothing is quoted", () => {
    const { text } = show();
    expect(fireEvent.keyDown(text, { key: "Escape" })).toBe(true);
  });
});
