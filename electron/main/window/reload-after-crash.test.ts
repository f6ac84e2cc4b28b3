import { expect, it } from "vitest";
import { createFakeContents } from "../testing/contents.fixture.ts";
import { createKeptLog } from "../testing/kept-log.fixture.ts";
import { reloadAfterCrash } from "./reload-after-crash.ts";

function aPage() {
  const contents = createFakeContents();
  const clock = { ms: 0 };
  reloadAfterCrash(contents as never, createKeptLog(), () => clock.ms);
  const die = (reason = "crashed") =>
    contents.emit("render-process-gone", {}, { reason, exitCode: 1 });
  return { contents, clock, die };
}

it("loads a page anew that died, and gives up on one that keeps dying", () => {
  const { contents, die } = aPage();
  for (let time = 0; time < 5; time += 1) die();
  expect(contents.reload).toHaveBeenCalledTimes(3);
});

it("forgives what is long ago", () => {
  const { contents, clock, die } = aPage();
  for (let time = 0; time < 5; time += 1) {
    clock.ms += 61_000;
    die();
  }
  expect(contents.reload).toHaveBeenCalledTimes(5);
});

it("leaves a page alone that ended in good order", () => {
  const { contents, die } = aPage();
  die("clean-exit");
  expect(contents.reload).not.toHaveBeenCalled();
});
