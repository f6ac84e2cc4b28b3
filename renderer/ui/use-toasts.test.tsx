import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { createToasts } from "./toasts.ts";
import { ToastsProvider, useTell } from "./use-toasts.tsx";

it("gives the same function from one drawing to the next", () => {
  const toasts = createToasts();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ToastsProvider toasts={toasts}>{children}</ToastsProvider>
  );
  const { result, rerender } = renderHook(useTell, { wrapper });
  const first = result.current;
  rerender();
  expect(result.current).toBe(first);
});
