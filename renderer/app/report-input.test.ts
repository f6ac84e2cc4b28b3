import { describe, expect, it } from "vitest";
import { createHandClock } from "../testing/test-state.ts";
import { reportInput } from "./report-input.ts";

function reporting({ isAwaited = true } = {}) {
  const clock = createHandClock();
  const page = document.createElement("iframe");
  document.body.append(page);
  const view = page.contentWindow;
  if (view === null) throw new Error("a frame in a document has a window");
  const host = { isAway: false, reports: 0 };
  const report = () => void (host.reports += 1);
  reportInput({ page: view, clock, isAwaited: () => isAwaited, isAway: () => host.isAway, report });
  const press = () => view.dispatchEvent(new Event("keydown"));
  return { clock, host, press };
}

describe("a page that is used", () => {
  it("says so once in a while, however much is done in it", () => {
    const { clock, host, press } = reporting();
    for (let seconds = 0; seconds < 60; seconds += 1) {
      press();
      clock.pass(1_000);
    }
    expect(host.reports).toBe(4);
  });

  it("says so at once to somebody who was away, also where the host knows the whole computer", () => {
    const { clock, host, press } = reporting({ isAwaited: false });
    press();
    expect(host.reports).toBe(0);
    host.isAway = true;
    clock.pass(1_000);
    press();
    press();
    expect(host.reports).toBe(1);
  });
});
