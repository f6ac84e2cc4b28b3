import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { PageStateProvider } from "../../state/use-page-state.tsx";
import type { World } from "../../testing/in-memory-bridge.ts";
import { createTestPage, type TestPage } from "../../testing/test-state.ts";
import { emptyWorld, fullWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { ToastRegion } from "../../ui/toast-region.tsx";
import { createToasts } from "../../ui/toasts.ts";
import { ToastsProvider } from "../../ui/use-toasts.tsx";
import { SettingsPage } from "./settings-page.tsx";

beforeAll(() => chooseFormattingLocale("en-GB"));
afterAll(() => chooseFormattingLocale(undefined));

const copied: string[] = [];
beforeEach(() => {
  pretendLayout(1_280);
  copied.length = 0;
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: {
      writeText: (text: string) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
  });
});
afterEach(() => Reflect.deleteProperty(navigator, "clipboard"));

async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  });
}

async function open(makeWorld: (now: number) => World = fullWorld): Promise<TestPage> {
  const page = createTestPage(makeWorld);
  await page.app.load();
  const toasts = createToasts();
  render(
    <PageStateProvider state={page.state}>
      <ToastsProvider toasts={toasts}>
        <SettingsPage />
        <ToastRegion toasts={toasts} />
      </ToastsProvider>
    </PageStateProvider>,
  );
  await settle();
  return page;
}

async function press(name: string | RegExp): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name }));
  await settle();
}

const asked = (page: TestPage, name: string) =>
  page.asked.filter((each) => each.name === name).map(({ input }) => input);

describe("settings", () => {
  it("copies the own address and the address of the service", async () => {
    await open();
    await press("Copy your address");
    await press("Copy the address of the service");
    expect(copied).toEqual(["jamila@analytical.example", "http://127.0.0.1:4870"]);
    expect(screen.getAllByText("Copied.").length).toBeGreaterThan(0);
  });

  it("says so when copying is denied", async () => {
    await open();
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error("denied")) },
    });
    await press("Copy your address");
    expect(screen.getByText(/could not be copied/)).toBeTruthy();
  });

  it("removes a device only after asking, and shows that it is gone", async () => {
    const page = await open();
    await press("Remove Firefox on the train");
    expect(asked(page, "account:revoke-device")).toEqual([]);
    const question = screen.getByRole("alertdialog", { name: "Remove Firefox on the train?" });
    fireEvent.click(within(question).getByRole("button", { name: "Remove" }));
    await settle();
    expect(asked(page, "account:revoke-device")).toHaveLength(1);
    expect(screen.queryByRole("button", { name: "Remove Firefox on the train" })).toBeNull();
  });

  it("does not offer to remove the device one is at", async () => {
    await open();
    expect(screen.getByText("Study laptop")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Remove Study laptop" })).toBeNull();
  });

  it("shows a token once, with the line to try it, and lists it like a device", async () => {
    const page = await open();
    fireEvent.change(screen.getByRole("textbox", { name: "What it is for" }), {
      target: { value: " Cron job " },
    });
    await press("Make a token");
    expect(asked(page, "account:issue-token")).toEqual([{ label: "Cron job" }]);
    const [token] = await screen.findAllByText("pl_2f9c41d7a8e05b36c1f4");
    expect(token).toBeTruthy();
    const line = screen.getByText(/^curl /).textContent;
    expect(line).toMatch(
      /Bearer pl_2f9c41d7a8e05b36c1f4" "http:\/\/127\.0\.0\.1:4870\/presence\/pres:/,
    );
    expect(screen.getByRole("button", { name: "Remove Cron job" })).toBeTruthy();
    await press("I have it");
    expect(screen.queryByText(/pl_2f9c/)).toBeNull();
  });

  it("looks at the own light where nobody is on the list", async () => {
    await open(emptyWorld);
    fireEvent.change(screen.getByRole("textbox", { name: "What it is for" }), {
      target: { value: "Cron job" },
    });
    await press("Make a token");
    expect(screen.getByText(/^curl /).textContent).toContain("/presence/pres:jamila@");
  });

  it("makes no token without a name for it", async () => {
    await open();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Make a token" }).disabled).toBe(
      true,
    );
  });

  it("makes an invitation where the service asks for one", async () => {
    await open();
    await press("Make an invitation");
    expect(screen.getByText("9GQK-4T7M-XE2P")).toBeTruthy();
  });

  it("has no invitations where everybody may come", async () => {
    await open((now) => {
      const world = fullWorld(now);
      if (world.session?.service) world.session.service.registration = "open";
      return world;
    });
    expect(screen.queryByRole("region", { name: "Invitations" })).toBeNull();
  });

  it("keeps theme, density and what Enter does", async () => {
    const page = await open();
    fireEvent.click(screen.getByRole("radio", { name: "Evening" }));
    fireEvent.click(screen.getByRole("radio", { name: "Compact" }));
    fireEvent.click(screen.getByRole("switch", { name: "Enter sends" }));
    await settle();
    expect(page.bridge.world.snapshot.preferences).toMatchObject({
      theme: "dark",
      density: "compact",
      sendsOnEnter: false,
    });
  });

  it("warns where the secret lies in a file, and not where it is in the keychain", async () => {
    await open();
    expect(screen.getByText("This device’s secret is in a file")).toBeTruthy();
  });

  it("signs out only after asking", async () => {
    const page = await open();
    await press("Sign out");
    expect(asked(page, "account:sign-out")).toEqual([]);
    const question = screen.getByRole("alertdialog", { name: "Sign out of this device?" });
    fireEvent.click(within(question).getByRole("button", { name: "Sign out" }));
    await settle();
    expect(asked(page, "account:sign-out")).toEqual([{}]);
  });

  it("says which Porchlight this is", async () => {
    await open();
    const about = screen.getByRole("region", { name: "About" });
    expect(about.textContent).toMatch(/Version0\.1\.0.*Protocol1.*MIT/);
  });
});
