import type { EventEmitter } from "node:events";
import type { App } from "./app.ts";
import type { StandInWindow } from "./browser-window.ts";
import type { SeenOnDesktop } from "./furniture.ts";
import type { IpcMain } from "./ipc-main.ts";
import type { DefaultSession } from "./session.ts";

interface Desktop {
  readonly app: App;
  readonly ipcMain: IpcMain;
  readonly session: DefaultSession;
  readonly windows: ReadonlySet<StandInWindow>;
  readonly seen: SeenOnDesktop;
  readonly powerMonitor: EventEmitter;
}

/** One question of a test, over the channel that `child_process` gives the two. */
export interface Question {
  readonly id: number;
  readonly ask: string;
  readonly input: unknown;
}

/** Lets the test that started this process look at the desktop and act on it, as a person would. */
export function answerTests(desktop: Desktop): void {
  const answers = answersOf(desktop);
  const answer = async ({ id, ask, input }: Question) => {
    try {
      // Sound: a test and the answer it asks for are written together.
      process.send?.({ id, value: await answers[ask]?.(input as never) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  };
  process.on("message", (question: Question) => void answer(question));
}

type Answers = Readonly<Record<string, (input: never) => unknown>>;

function answersOf({ app, ipcMain, session, windows, seen, powerMonitor }: Desktop): Answers {
  const window = () => {
    const [first] = windows;
    if (first === undefined) throw new Error("no window is open");
    return first;
  };
  return {
    /** Runs a script in the page, as its own scripts run. */
    evaluate: async (script: string) => (await window().webContents.page).evaluate(script),
    screenshot: async (path: string) => (await window().webContents.page).screenshot({ path }),
    window: () => ({
      isShown: window().isShown,
      url: window().webContents.getURL(),
      ...look(window()),
    }),
    windows: () => windows.size,
    desktop: () => ({
      ...plain(seen),
      badge: app.badgeCount,
      isSandboxEnabled: app.isSandboxEnabled,
    }),
    schemes: () => Object.fromEntries(session.schemes),
    permission: ([name, origin]: [string, string]) => session.isPermitted(name, origin),
    isCancelled: (url: string) => session.isCancelled(url),
    /** A call from where no page of ours is: another origin, a child frame, a window nobody knows. */
    invokeAs: ({ origin, hasParent, isKnown, channel }: Forged) => {
      const senderFrame = { origin, parent: hasParent ? { origin } : null };
      const sender = isKnown ? window().webContents : { id: 99, isDestroyed: () => false };
      return ipcMain.invoke(channel, { sender, senderFrame }, {});
    },
    /** `suspend`, `resume`: what the computer's power does. */
    power: (event: string) => powerMonitor.emit(event),
    closeWindow: () => window().close(),
    quit: () => setImmediate(() => app.quit()),
    clickTray: (label: string) => click(seen.tray?.menu ?? [], label),
    clickMenu: (label: string) => click(seen.menu, label),
    clickNotification: () => seen.notifications[0]?.click(),
  };
}

interface Forged {
  readonly origin: string;
  readonly hasParent: boolean;
  readonly isKnown: boolean;
  readonly channel: string;
}

function look({ options, backgroundColor }: StandInWindow) {
  return { options, backgroundColor };
}

/** Without functions, which no channel carries. */
function plain(value: unknown): object {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return typeof copy === "object" && copy !== null ? copy : {};
}

function click(items: SeenOnDesktop["menu"], label: string): boolean {
  return items.some((item) => {
    if (item.label === label && item.enabled !== false && item.click !== undefined) {
      setImmediate(item.click);
      return true;
    }
    return Array.isArray(item.submenu) && click(item.submenu, label);
  });
}
