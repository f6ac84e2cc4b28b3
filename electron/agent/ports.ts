/** Time as the room sees it, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after `delayMs`, unless the returned function was called before. Never keeps the process alive. */
  schedule(run: () => void, delayMs: number): () => void;
}

/** Structured log. Fields never hold a message body, a token, or another person's address. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
