import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DeliveryMark, deliveryWords, type Delivery } from "./delivery-mark.tsx";

afterEach(cleanup);

const ON_THE_WAY: readonly Delivery[] = [
  { state: "sending" },
  { state: "waiting" },
  { state: "stored", time: "14:31" },
  { state: "delivered", time: "14:31" },
  { state: "displayed", time: "14:33" },
];

describe("delivery mark", () => {
  it.each(ON_THE_WAY)("says in words that it is $state", (delivery) => {
    render(<DeliveryMark delivery={delivery} />);
    expect(screen.getByText(deliveryWords(delivery))).toBeDefined();
  });

  it("says first how far it came, then when it was said", () => {
    const [, , ...timed] = ON_THE_WAY;
    const said = ["Stored 14:31", "Delivered 14:31", "Seen 14:33"];
    expect(timed.map((delivery) => deliveryWords(delivery))).toEqual(said);
  });

  it("says the word alone where the time is not known", () => {
    const untimed = (["stored", "delivered", "displayed"] as const).map((state) =>
      deliveryWords({ state, time: null }),
    );
    expect(untimed).toEqual(["Stored", "Delivered", "Seen"]);
  });

  it("has different words for every state", () => {
    expect(new Set(ON_THE_WAY.map((delivery) => deliveryWords(delivery))).size).toBe(5);
  });

  it("is told by ear only for the message just sent", () => {
    const { rerender } = render(<DeliveryMark delivery={{ state: "stored", time: "14:31" }} />);
    expect(screen.queryByRole("status")).toBeNull();
    rerender(<DeliveryMark delivery={{ state: "stored", time: "14:31" }} isAnnounced />);
    expect(screen.getByRole("status").textContent).toContain("14:31");
  });

  it("tells a failure with its reason and what can be done", () => {
    const onEdit = vi.fn<() => void>();
    const onDelete = vi.fn<() => void>();
    const reason = "longer than 8 KB.";
    render(<DeliveryMark delivery={{ state: "failed", reason, onEdit, onDelete }} />);
    expect(screen.getByRole("alert").textContent).toContain(reason);
    fireEvent.click(screen.getByRole("button", { name: "Edit and try again" }));
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    expect(onEdit).toHaveBeenCalledOnce();
    expect(onDelete).toHaveBeenCalledOnce();
  });

  it("offers only what helps", () => {
    render(<DeliveryMark delivery={{ state: "failed", reason: "declined.", onDelete: vi.fn() }} />);
    expect(screen.queryByRole("button", { name: /again/i })).toBeNull();
  });
});
