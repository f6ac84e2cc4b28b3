import { act, fireEvent, screen, within } from "@testing-library/react";
import { useRef } from "react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AutomaticAway } from "../../../shared/contract/auto-away.ts";
import type { OwnDeviceUse } from "../../../shared/contract/device-use.ts";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { NOON } from "../../testing/test-state.ts";
import { emptyWorld } from "../../testing/worlds.ts";
import { clock } from "../../ui/clock.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { StatusPicker } from "./status-picker.tsx";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));
beforeEach(() => pretendLayout(1_280));

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();
const at = (minutesAgo: number) => clock(NOON - minutesAgo * MINUTE);

function Owner() {
  const box = useRef<HTMLSpanElement>(null);
  return (
    <span ref={box}>
      <StatusPicker isOpen onOpenChange={() => undefined} triggerRef={box} />
    </span>
  );
}

async function open({
  uses = [],
  away = null,
}: {
  readonly uses?: readonly Omit<OwnDeviceUse, "deviceId">[];
  readonly away?: AutomaticAway | null;
} = {}) {
  const page = await renderPage(<Owner />, (now) => {
    const world = emptyWorld(now);
    world.uses = uses.flatMap((use, index) => {
      const device = world.devices[index];
      return device === undefined ? [] : [{ ...use, deviceId: device.id }];
    });
    world.snapshot.away = away;
    return world;
  });
  await screen.findByRole("dialog", { name: "Your status" });
  return page;
}

/** What is asked because of it is answered. */
async function changing(change: () => void): Promise<void> {
  await act(async () => {
    change();
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  });
}

const inUse = { userInput: "active", lastInput: null, away: null } as const;
const left = {
  userInput: "idle",
  lastInput: iso(NOON - 9 * MINUTE),
  away: { stage: 1, note: "back soon" },
} as const;

describe("one's own devices in the status picker", () => {
  it("are each with what they say, and which one this is", async () => {
    await open({ uses: [inUse, left] });
    const rows = within(await screen.findByRole("list", { name: "Devices" })).getAllByRole(
      "listitem",
    );
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      "Study laptopThis deviceas chosen above",
      `Firefox on the trainaway by itself, “back soon” · not used since ${at(9)}`,
    ]);
    expect(screen.getByText(/others see you as available/)).toBeTruthy();
  });

  it("all say what is chosen by hand", async () => {
    await open({ uses: [inUse, left] });
    await screen.findByRole("list", { name: "Devices" });
    fireEvent.click(screen.getByRole("radio", { name: /^Busy/ }));
    const list = screen.getByRole("list", { name: "Devices" });
    expect(within(list).getAllByRole("img", { name: "Busy" })).toHaveLength(2);
    expect(within(list).queryByText(/away by itself/)).toBeNull();
  });

  it("are left out where nothing is known of them", async () => {
    const page = await open({ uses: [inUse] });
    await screen.findByRole("list", { name: "Devices" });
    act(() => page.bridge.setConnection("waiting", 5_000));
    expect(screen.queryByRole("list", { name: "Devices" })).toBeNull();
  });
});

describe("a device that went away by itself", () => {
  const away: AutomaticAway = {
    stage: 1,
    cause: "idle",
    since: iso(NOON - 20 * MINUTE),
    note: "",
    endedAt: null,
  };

  it("is explained, by the page where that is all that is known", async () => {
    const page = await open({ away });
    expect(
      screen.getByText(`Away because nobody has used Porchlight here since ${at(20)}.`),
    ).toBeTruthy();
    await changing(() => page.bridge.emit("away:changed", { ...away, cause: "locked" }));
    expect(screen.getByText(`Away because the screen was locked at ${at(20)}.`)).toBeTruthy();
    await changing(() => page.bridge.emit("away:changed", { ...away, cause: "asleep" }));
    expect(screen.getByText(`Away because the computer went to sleep at ${at(20)}.`)).toBeTruthy();
  });

  it("says afterwards why it was away, for an hour", async () => {
    const page = await open({ away: { ...away, cause: "locked", endedAt: iso(NOON - MINUTE) } });
    const words = `Away until ${at(1)}, because the screen was locked at ${at(20)}.`;
    expect(screen.getByText(words)).toBeTruthy();
    await changing(() => page.clock.pass(61 * MINUTE));
    expect(screen.queryByText(words)).toBeNull();
  });

  it("says nothing of it without the service, where nobody is shown anything", async () => {
    const page = await open({ away });
    act(() => page.bridge.setConnection("waiting", 5_000));
    expect(screen.queryByText(/^Away because/)).toBeNull();
  });
});
