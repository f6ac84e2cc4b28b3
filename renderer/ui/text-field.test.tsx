import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { TextField } from "./text-field.tsx";

afterEach(cleanup);

const describedBy = (element: Element) =>
  (element.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "")
    .join(" ");

describe("text field", () => {
  it("shows a password and hides it again", () => {
    render(<TextField label="Password" type="password" defaultValue="secret" />);
    const input = screen.getByLabelText("Password");
    expect(input.getAttribute("type")).toBe("password");
    fireEvent.click(screen.getByRole("button", { name: "Show password" }));
    expect(input.getAttribute("type")).toBe("text");
    fireEvent.click(screen.getByRole("button", { name: "Hide password" }));
    expect(input.getAttribute("type")).toBe("password");
  });

  it("is described by its hint", () => {
    render(<TextField label="Password" hint="At least ten letters." />);
    expect(describedBy(screen.getByLabelText("Password"))).toContain("At least ten letters.");
  });

  it("says what is wrong in place of the hint", () => {
    render(<TextField label="Name" hint="Any name." error="That address is taken." />);
    const input = screen.getByLabelText("Name");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(describedBy(input)).toContain("That address is taken.");
    expect(screen.queryByText("Any name.")).toBeNull();
  });
});
