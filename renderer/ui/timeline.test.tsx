import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pretendLayout } from "./page.fixture.ts";
import { Timeline } from "./timeline.tsx";
import type { LaneGroup, OwnLane, TimelineLane, WatcherMark } from "./timeline-model.ts";

const OWN: OwnLane = {
  name: "Jamila",
  label: "Your light",
  lamp: "lit",
  present: "On",
  description: "You: light on twice",
  beams: [{ start: 0, end: 100, isHalf: false }],
};

const lane = (name: string, marks: readonly WatcherMark[]): TimelineLane => ({
  id: name,
  name,
  marks,
  sawOpen: [],
  present: "",
  description: `${name}, looked ${marks.length} times`,
});

const GROUPS: readonly LaneGroup[] = [
  {
    id: "seen",
    lanes: [
      lane(
        "Tomasz",
        [100, 100.5, 500].map((at) => ({ kind: "fetched", at, sawOpen: true })),
      ),
      lane("Ada", [{ kind: "subscribed", start: 0, end: 1_000, isOpen: true }]),
    ],
  },
  { id: "refused", heading: "Refused", lanes: [lane("Viktor", [{ kind: "refused", at: 300 }])] },
];

beforeEach(() => {
  pretendLayout(1_280);
  render(
    <Timeline
      label="One lane for each person"
      span={{ start: 0, end: 1_000 }}
      nowLabel="Now"
      own={OWN}
      groups={GROUPS}
      tipFor={({ name }, marks) => ({ title: name, text: `${marks.length} looks` })}
    />,
  );
});

afterEach(cleanup);

const laneOf = (name: RegExp) => screen.getByRole("listitem", { name });
const said = () => screen.getByRole("status").textContent;
const press = (key: string) => {
  if (document.activeElement !== null) fireEvent.keyDown(document.activeElement, { key });
};

describe("timeline", () => {
  it("says each lane as a sentence, and the refused in a list of their own", () => {
    expect(screen.getAllByRole("list")).toHaveLength(2);
    expect(laneOf(/Tomasz, looked 3 times/)).toBeDefined();
    expect(screen.getByRole("list", { name: "Refused" })).toBeDefined();
    expect(screen.getByRole("img", { name: "You: light on twice" })).toBeDefined();
  });

  it("is one stop for the Tab key", () => {
    const stops = screen.getAllByRole("listitem").filter((each) => each.tabIndex === 0);
    expect(stops).toHaveLength(1);
  });

  it("reads marks with the arrow keys, with the true count of merged ones", () => {
    act(() => laneOf(/Tomasz/).focus());
    press("ArrowRight");
    expect(said()).toBe("Tomasz. 2 looks");
    press("ArrowRight");
    expect(said()).toBe("Tomasz. 1 looks");
    press("ArrowRight");
    expect(said()).toBe("Tomasz. 1 looks");
    press("Home");
    expect(said()).toBe("Tomasz. 2 looks");
    press("Escape");
    expect(said()).toBe("");
  });

  it("changes the lane with Up and Down, over groups, and stops at the last", () => {
    act(() => laneOf(/Tomasz/).focus());
    press("ArrowDown");
    press("ArrowDown");
    expect(document.activeElement).toBe(laneOf(/Viktor/));
    press("ArrowDown");
    expect(document.activeElement).toBe(laneOf(/Viktor/));
    press("End");
    expect(said()).toBe("Viktor. 1 looks");
  });
});
