import { app, Menu, nativeTheme } from "electron";
import type { DeviceSenses } from "../../../shared/contract/auto-away.ts";
import type { StatusChoice } from "../../../shared/contract/presence.ts";
import type { Log } from "../../agent/ports.ts";
import type { Host } from "../../host/host.ts";
import { watchUse } from "../idle/watch-use.ts";
import { applicationMenu } from "../menu/application-menu.ts";
import { statusItems } from "../menu/status-items.ts";
import { createDesktopAlerts } from "../notification/desktop-alerts.ts";
import { createMessageAlerts } from "../notification/message-alerts.ts";
import { createPresenceAlerts } from "../notification/presence-alerts.ts";
import { nameOf, unreadTotal, type DesktopState } from "../state/desktop-state.ts";
import { followHost, type HostFollower } from "../state/follow-host.ts";
import { onEvent } from "../state/on-event.ts";
import { createTrayIcon } from "../tray/tray-icon.ts";
import { words } from "../words/words.ts";
import type { MainWindow } from "../window/main-window.ts";
import type { WindowMemory } from "../window/window-memory.ts";

/** As the host sees those who ask from here rather than from a page. */
const DESKTOP = { windowId: "desktop" } as const;

export interface Surroundings {
  readonly host: Host;
  readonly window: MainWindow;
  readonly memory: WindowMemory;
  readonly hasTray: boolean;
  readonly senses: DeviceSenses;
  readonly log: Log;
}

/** Everything that the desktop shows of Porchlight beside the page, kept up to date from now on. */
export async function surroundPage(surroundings: Surroundings): Promise<{ hasTrayIcon: boolean }> {
  const { host, window, log } = surroundings;
  const follower = followHost(host);
  const choose = (choice: StatusChoice) => void chooseStatus(host, follower, choice, log);
  followTheme(follower, surroundings.memory);
  followUnread(follower);
  followMenu(follower, choose);
  alertOfMessages(host, follower, window);
  alertOfPresence(host, follower, window);
  watchUse(host, surroundings.senses);
  const hasTrayIcon = surroundings.hasTray && followTray(follower, window, choose);
  follower.load(await host.calls["app:snapshot"]({}, DESKTOP));
  return { hasTrayIcon };
}

async function chooseStatus(
  host: Host,
  follower: HostFollower,
  choice: StatusChoice,
  log: Log,
): Promise<void> {
  const { note } = follower.current();
  const reply = await host.answer("status:choose", { choice, note, until: null }, DESKTOP);
  if (!reply.ok) log.warn({ code: reply.error.code }, "the status could not be chosen");
}

function followTheme(follower: HostFollower, memory: WindowMemory): void {
  follower.onDidChange(({ theme }) => {
    if (theme === memory.current().theme) return;
    nativeTheme.themeSource = theme;
    memory.change({ theme });
  });
}

function followUnread(follower: HostFollower): void {
  follower.onDidChange((state, before) => {
    if (state.unread !== before.unread) app.setBadgeCount(unreadTotal(state));
  });
}

function followMenu(follower: HostFollower, choose: (choice: StatusChoice) => void): void {
  const { platform } = process;
  const update = (state: DesktopState) => {
    const status = statusItems(state, choose);
    const template = applicationMenu({ platform, isDevelopment: !app.isPackaged, status });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  update(follower.current());
  follower.onDidChange((state, before) => {
    if (state.choice !== before.choice || state.isSignedIn !== before.isSignedIn) update(state);
  });
}

function followTray(
  follower: HostFollower,
  window: MainWindow,
  choose: (choice: StatusChoice) => void,
): boolean {
  const icon = createTrayIcon(follower.current(), {
    show: () => window.show(),
    quit: () => app.quit(),
    choose,
  });
  if (icon !== null) follower.onDidChange((state) => icon.update(state));
  return icon !== null;
}

function alertOfMessages(host: Host, follower: HostFollower, window: MainWindow): void {
  const { show, withdraw } = createDesktopAlerts(alertOptions(follower, window));
  const alerts = {
    withdraw,
    show: (person: string, count: number) => show(person, words.alert.newMessages(count)),
  };
  const decide = createMessageAlerts(alerts, () => window.hasFocus());
  follower.onDidChange((state) => decide.stateChanged(state));
  onEvent(host, "messages:changed", ({ messages }) => {
    decide.messagesChanged(messages, follower.current());
  });
}

function alertOfPresence(host: Host, follower: HostFollower, window: MainWindow): void {
  const alerts = createDesktopAlerts(alertOptions(follower, window));
  const decide = createPresenceAlerts({
    show: (person, kind) => alerts.show(person, words.alert.presence[kind]),
    isFocused: () => window.hasFocus(),
  });
  onEvent(host, "alert:fired", (fired) => decide.fired(fired, follower.current()));
}

function alertOptions(follower: HostFollower, window: MainWindow) {
  return {
    nameOf: (person: string) => nameOf(follower.current(), person),
    onDidClick: () => window.show(),
  };
}
