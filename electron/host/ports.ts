import type { SecretProtection } from "../../shared/contract/bridge.ts";

/**
 * Where secrets (device tokens) lie. `main` keeps them with the system's keychain; `createFileSecrets`
 * is for hosts that have none.
 */
export interface SecretStore {
  readonly protection: SecretProtection;
  /** Null when there is none of this name, or when it can no longer be decrypted. */
  read(name: string): Promise<string | null>;
  /** On the disk, and readable by nobody else, once it resolves. */
  write(name: string, secret: string): Promise<void>;
  /** Idempotent. */
  remove(name: string): Promise<void>;
}

/** A process of the bundled service, however it was started (`utilityProcess`, `child_process`). */
export interface ServiceProcess {
  /** Hands a structured message to the process; it waits until the process listens. */
  post(message: unknown): void;
  /** Messages from the process, as they come. Returns its own unsubscribe. */
  onDidReceive(listener: (message: unknown) => void): () => void;
  /** Tells once that the process has ended; at once when it has ended already. */
  onDidExit(listener: () => void): () => void;
  /** Asks the process to end in good order (SIGTERM). Idempotent; `onDidExit` tells when it has. */
  stop(): void;
  /** Ends the process without asking. Idempotent. */
  kill(): void;
}

/** Starts the entry `electron/service/child` and nothing else: its settings follow by `post`. */
export type LaunchService = () => ServiceProcess;

/** Opens a link in the system's own program. Gets only http, https and mailto. Rejects with an `AppError`. */
export type OpenLink = (url: string) => Promise<void>;
