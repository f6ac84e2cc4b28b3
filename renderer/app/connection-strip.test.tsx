import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ERROR_CODES } from "../../shared/result/error-code.ts";
import type { Connection } from "../../shared/contract/bridge.ts";
import { renderPage } from "../testing/render-page.tsx";
import { ConnectionStrip } from "./connection-strip.tsx";

type Change = Pick<Connection, "state"> & Partial<Connection>;

async function openStrip() {
  const page = await renderPage(<ConnectionStrip />);
  const become = (change: Change) =>
    act(() => {
      const since = new Date(page.clock.now()).toISOString();
      page.bridge.emit("connection:changed", { since, retryAt: null, code: null, ...change });
    });
  const strip = () => screen.queryByRole("region", { name: "Not connected." });
  /** What is read aloud when it comes. */
  const told = () => screen.getByRole("status").textContent;
  return { become, strip, told, clock: page.clock };
}

it("stays where it is from the first attempt that failed until one succeeds", async () => {
  const { become, strip } = await openStrip();
  become({ state: "connecting" });
  expect(strip()).toBeNull();
  for (const state of ["waiting", "connecting", "waiting", "connecting"] as const) {
    become({ state });
    expect(strip()).not.toBeNull();
  }
  become({ state: "online" });
  expect(strip()).toBeNull();
  become({ state: "connecting" });
  expect(strip()).toBeNull();
});

it("says of a service out of reach that writing goes on", async () => {
  const { become, told } = await openStrip();
  for (const code of [null, "unavailable", "timeout"]) {
    become({ state: "waiting", code });
    expect(told()).toContain("You can write; messages go out when the service answers.");
  }
});

it("says of Porchlight itself being gone that nothing is kept", async () => {
  const { become, told, strip } = await openStrip();
  become({ state: "waiting", code: "host-unreachable" });
  expect(told()).toContain("Porchlight itself has stopped. Start it again;");
  expect(strip()?.textContent).toContain("what you type is in this tab only and is not kept.");
  expect(told()).not.toContain("You can write");
});

it("says why there is none, also while it tries again", async () => {
  const { become, told, strip, clock } = await openStrip();
  const retryAt = new Date(clock.now() + 8_000).toISOString();
  become({ state: "waiting", code: "storage-full", retryAt });
  expect(told()).toContain("The disk is full. Make some room");
  expect(told()).not.toContain("Trying again");
  expect(strip()?.textContent).toContain("Trying again in 8 s.");
  become({ state: "connecting" });
  expect(told()).toContain("The disk is full. Make some room");
  expect(strip()?.textContent).toContain("Trying again now.");
  become({ state: "waiting", code: "unavailable" });
  expect(told()).not.toContain("disk");
});

it("tells what befalls the service of this computer after the start", async () => {
  const { become, told } = await openStrip();
  become({ state: "online" });
  become({ state: "waiting", code: "service-start-failed" });
  expect(told()).toContain("The service on this computer did not start.");
});

it.each([...ERROR_CODES, "from-the-future"])("has words for %s", async (code) => {
  const { become, told } = await openStrip();
  become({ state: "waiting", code });
  expect(told()).toMatch(/^Not connected\. [A-Z].*\.$/);
});
