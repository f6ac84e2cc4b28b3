import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Connection } from "../../shared/contract/bridge.ts";
import { renderPage } from "../testing/render-page.tsx";
import { ConnectionStrip } from "./connection-strip.tsx";

it("stays where it is from the first attempt that failed until one succeeds", async () => {
  const page = await renderPage(<ConnectionStrip />);
  const become = (state: Connection["state"]) =>
    act(() => {
      const since = new Date(page.clock.now()).toISOString();
      page.bridge.emit("connection:changed", { state, since, retryAt: null, code: null });
    });
  const strip = () => screen.queryByRole("region", { name: "Not connected." });
  become("connecting");
  expect(strip()).toBeNull();
  for (const state of ["waiting", "connecting", "waiting", "connecting"] as const) {
    become(state);
    expect(strip()).not.toBeNull();
  }
  become("online");
  expect(strip()).toBeNull();
  become("connecting");
  expect(strip()).toBeNull();
});
