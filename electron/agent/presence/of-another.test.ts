import { expect, it } from "vitest";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import { isOfAnother } from "./of-another.ts";

const work = PresentityAddress.parse("pres:ada+work@home");

it("an event is of another presentity only where it says so", () => {
  const changed = (presentity?: PresentityAddress) =>
    isOfAnother({
      name: "watcher:changed",
      payload: presentity === undefined ? { version: 1 } : { version: 1, presentity },
    });
  expect([changed(), changed(work)]).toEqual([false, true]);
});
