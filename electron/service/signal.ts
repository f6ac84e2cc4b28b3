import type { Stop } from "./ports.ts";

/** One thing that happens, and those who want to know. */
export interface Signal<Facts extends readonly unknown[]> {
  listen(listener: (...facts: Facts) => void): Stop;
  /** Tells everybody, in the order they began to listen. */
  tell(...facts: Facts): void;
}

export function createSignal<Facts extends readonly unknown[]>(): Signal<Facts> {
  const listeners = new Set<(...facts: Facts) => void>();
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (...facts) => {
      for (const listener of listeners) listener(...facts);
    },
  };
}
