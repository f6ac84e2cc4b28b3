import { createContext, use, useMemo, type ReactNode } from "react";
import { invariant } from "../../shared/result/invariant.ts";
import type { Failure } from "../../shared/result/result.ts";
import { failureWords } from "../i18n/failure-words.ts";
import type { ToastContent, Toasts } from "./toasts.ts";

const ToastsContext = createContext<Toasts | null>(null);

export interface ToastsProviderProps {
  readonly toasts: Toasts;
  readonly children: ReactNode;
}

export function ToastsProvider({ toasts, children }: ToastsProviderProps) {
  return <ToastsContext value={toasts}>{children}</ToastsContext>;
}

export interface Tell {
  /** One sentence in passing. Returns the way to take it back before its time. */
  (content: ToastContent): () => void;
  /** What failed, in the words of its code; it stays until it is answered. */
  readonly failure: (failure: Failure, act?: ToastContent["act"]) => void;
}

/** How a feature says something in passing. The same function from one drawing to the next. */
export function useTell(): Tell {
  const toasts = use(ToastsContext);
  invariant(toasts !== null, "a component stands outside of ToastsProvider");
  return useMemo(
    () =>
      Object.assign((content: ToastContent) => toasts.show(content), {
        failure: (failure: Failure, act?: ToastContent["act"]) =>
          void toasts.show({ text: failureWords(failure), isFailure: true, act }),
      }),
    [toasts],
  );
}
