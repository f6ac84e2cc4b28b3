/** Tells listeners of one thing that happens. */
export interface Emitter<T> {
  emit(value: T): void;
  /** Returns its own unsubscribe. */
  readonly onDid: OnDid<T>;
}

export type OnDid<T> = (listener: (value: T) => void) => () => void;

/** Listeners are called in the order they came. */
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit: (value) => {
      for (const listener of listeners) listener(value);
    },
    onDid: (listener) => {
      // A listener may be registered twice; each registration ends on its own.
      const own = (value: T) => listener(value);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
