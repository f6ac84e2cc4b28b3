import type { StoreApi } from "zustand";

/** A store as everybody outside `renderer/state` sees it: to read and to hear, never to write. */
export type ReadableStore<T> = Pick<StoreApi<T>, "getState" | "getInitialState" | "subscribe">;

/** One store with the functions that change it. */
export interface StateSlice<T> {
  readonly store: ReadableStore<T>;
  /** Back to how the slice was made: nobody is signed in any more. */
  reset(): void;
}

/** Takes the writing half away from those who get the store. */
export function readOnly<T>(store: StoreApi<T>): ReadableStore<T> {
  return store;
}
