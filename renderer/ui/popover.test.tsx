import { createRef } from "react";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { pretendLayout } from "./page.fixture.ts";
import { Popover } from "./popover.tsx";

it("closes from within also where no trigger stands around it", () => {
  pretendLayout(1_280);
  const told: boolean[] = [];
  const trigger = createRef<HTMLDivElement>();
  render(
    <div ref={trigger}>
      <Popover label="Status" isOpen onOpenChange={(is) => told.push(is)} triggerRef={trigger}>
        {({ close }) => <button onClick={close}>Cancel</button>}
      </Popover>
    </div>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(told).toEqual([false]);
});
