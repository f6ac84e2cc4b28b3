import type { ProcessUnderTest } from "../process-under-test.ts";

/** One connected user of a server under test, reduced to what every server here can do. */
export interface Peer {
  /** Resolves when the server has acknowledged, which for a durable one means: flushed to disk. */
  send(to: string, text: string): Promise<void>;
  onDidReceive(listener: (text: string) => void): void;
  watch(whom: string): Promise<void>;
  /** Changes one's own presence in a way that every watcher sees; `mark` comes back to them. */
  change(mark: string): Promise<void>;
  onDidNotify(listener: (mark: string) => void): void;
  disconnect(): void;
}

/** A server under test, started afresh for each measure. */
export interface RunningTarget {
  readonly process: ProcessUnderTest;
  /** Makes that many users and answers their names. Not measured. */
  prepare(count: number): Promise<readonly string[]>;
  connect(user: string): Promise<Peer>;
  /** Lets the second user see the first, where that has to be asked for. */
  allow(presentity: Peer, watcher: string): Promise<void>;
  stop(): Promise<void>;
}

export interface Target {
  readonly name: string;
  start(): Promise<RunningTarget>;
}
