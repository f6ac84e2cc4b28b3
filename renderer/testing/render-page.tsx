import { act, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { PageStateProvider } from "../state/use-page-state.tsx";
import { createToasts } from "../ui/toasts.ts";
import { ToastRegion } from "../ui/toast-region.tsx";
import { ToastsProvider } from "../ui/use-toasts.tsx";
import type { World } from "./in-memory-bridge.ts";
import { createTestPage, type TestPage } from "./test-state.ts";

/** What jsdom lacks and the parts ask for: a wide window in which nothing is ever resized. */
function furnish(): void {
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  globalThis.matchMedia ??= (media: string) => {
    const list: Partial<MediaQueryList> = {
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    };
    return list as MediaQueryList;
  };
  // Sound: this is all that is asked of it, and only of names of its own making.
  globalThis.CSS ??= { escape: (name: string) => name } as typeof CSS;
  Element.prototype.scrollTo ??= () => undefined;
}

/** Draws a part of the page over a world in memory, loaded. */
export async function renderPage(
  content: ReactNode,
  makeWorld?: (now: number) => World,
): Promise<TestPage> {
  furnish();
  const page = createTestPage(makeWorld);
  await page.app.load();
  const toasts = createToasts();
  render(
    <PageStateProvider state={page.state}>
      <ToastsProvider toasts={toasts}>
        {content}
        <ToastRegion toasts={toasts} />
      </ToastsProvider>
    </PageStateProvider>,
  );
  // What is asked while drawing is answered.
  await act(async () => {
    await Promise.resolve();
  });
  return page;
}
