import { describe, expect, it } from "vitest";
import { createCoalescer } from "./coalescer.ts";
import { createManualClock } from "./testing/manual-clock.ts";

function aCoalescer(does: (key: string) => boolean = () => true) {
  const clock = createManualClock();
  const start = clock.now();
  const ran: string[] = [];
  const coalescer = createCoalescer<string>(clock, 1_000, (key) => {
    ran.push(`${key} ${clock.now() - start}`);
    return does(key);
  });
  return { clock, coalescer, ran };
}

describe("createCoalescer", () => {
  it("lets the first go at once and the rest of a second together", () => {
    const { clock, coalescer, ran } = aCoalescer();
    coalescer.ask("a");
    for (let ms = 0; ms < 900; ms += 100) {
      clock.advance(100);
      coalescer.ask("a");
    }
    clock.advance(5_000);
    expect(ran).toEqual(["a 0", "a 1000"]);
  });

  it("lets nothing go for a second after it was held, and nothing be forgotten", () => {
    const { clock, coalescer, ran } = aCoalescer();
    coalescer.ask("a");
    coalescer.ask("a");
    clock.advance(700);
    coalescer.hold("a");
    clock.advance(5_000);
    expect(ran).toEqual(["a 0", "a 1700"]);
  });

  it("keeps one apart from another", () => {
    const { coalescer, ran } = aCoalescer();
    coalescer.ask("a");
    coalescer.ask("b");
    expect(ran).toEqual(["a 0", "b 0"]);
  });

  it("is not held up by what came to nothing", () => {
    let isChanged = false;
    const { clock, coalescer, ran } = aCoalescer(() => isChanged);
    coalescer.ask("a");
    isChanged = true;
    clock.advance(10);
    coalescer.ask("a");
    expect(ran).toEqual(["a 0", "a 10"]);
  });

  it("says when the next may go", () => {
    const { clock, coalescer } = aCoalescer();
    const start = clock.now();
    coalescer.ask("a");
    clock.advance(300);
    expect(coalescer.nextAt("a")).toBe(start + 1_000);
    clock.advance(800);
    expect(coalescer.nextAt("a")).toBe(clock.now());
  });

  it("leaves no timer behind", () => {
    const { clock, coalescer } = aCoalescer();
    coalescer.ask("a");
    clock.advance(2_000);
    expect(clock.pending()).toBe(0);
    coalescer.ask("a");
    coalescer.stop();
    expect(clock.pending()).toBe(0);
  });
});
