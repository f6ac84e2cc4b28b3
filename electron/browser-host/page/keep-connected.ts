import { NOT_PROVED } from "../bridge/bridge-address.ts";
import type { HostFrame, WelcomeFrame } from "../bridge/bridge-frame.ts";
import type { ProofKeeper } from "./proof-keeper.ts";

const FIRST_RETRY_MS = 250;
const SLOWEST_RETRY_MS = 5_000;

/** One connection to the host. */
export interface PageSocket {
  send(text: string): void;
  onDidOpen(listener: () => void): void;
  onDidReceive(listener: (text: string) => void): void;
  /** Once; also when it never opened. The code is RFC 6455's. */
  onDidClose(listener: (code: number) => void): void;
}

/** What the bridge needs of its tab. */
export interface Tab {
  connect(): PageSocket;
  readonly proofs: ProofKeeper;
  /** Leaves for the page that says how to come back. */
  askForLink(): void;
  /** Whether the host still knows this tab; null when the host can't be reached. */
  isAdmitted(): Promise<boolean | null>;
  reload(): void;
  openLink(url: string): void;
  schedule(run: () => void, delayMs: number): void;
  now(): Date;
}

export interface LinkListener {
  /** Once the host has taken the proof. */
  onDidOpen(send: (text: string) => void): void;
  onDidReceive(frame: HostFrame): void;
  /** After it had been open; the next attempt starts in `retryMs`. */
  onDidLose(retryMs: number): void;
}

export interface Link {
  /** Null while there is no connection. */
  readonly send: ((text: string) => void) | null;
  /** Whether there has been one: the next one loads the tab anew. */
  readonly wasOpen: boolean;
}

/** Connects, and connects again whenever that breaks. */
export function keepConnected(tab: Tab, listener: LinkListener): Link {
  const link: { -readonly [Field in keyof Link]: Link[Field] } = { send: null, wasOpen: false };
  let retryMs = FIRST_RETRY_MS;

  function connect(): void {
    const socket = tab.connect();
    socket.onDidOpen(() => socket.send(JSON.stringify(tab.proofs.show())));
    socket.onDidReceive((text) => {
      // Sound: it comes from the host that also wrote this script.
      const frame = JSON.parse(text) as HostFrame | WelcomeFrame;
      if ("proof" in frame) enter(socket, frame);
      else listener.onDidReceive(frame);
    });
    socket.onDidClose((code) => {
      if (code === NOT_PROVED) tab.askForLink();
      else void retry();
    });
  }

  function enter(socket: PageSocket, { proof }: WelcomeFrame): void {
    tab.proofs.keep(proof);
    if (link.wasOpen) return tab.reload();
    link.wasOpen = true;
    link.send = (text) => socket.send(text);
    listener.onDidOpen(link.send);
  }

  async function retry(): Promise<void> {
    link.send = null;
    if (link.wasOpen) listener.onDidLose(retryMs);
    tab.schedule(connect, retryMs);
    retryMs = Math.min(retryMs * 2, SLOWEST_RETRY_MS);
    // A host that was started anew does not know this tab; its own page says how to come back.
    if ((await tab.isAdmitted()) === false) tab.reload();
  }

  connect();
  return link;
}
