/** What jsdom has no layout for: a window of some width and elements as wide as it. */
export function pretendLayout(widthPx: number): void {
  window.matchMedia = (query) => mediaQueryList(query, widthPx);
  window.ResizeObserver = class {
    observe(): void {
      // Nothing changes its size here.
    }
    unobserve(): void {
      // See above.
    }
    disconnect(): void {
      // See above.
    }
  };
  Object.assign(globalThis, { CSS: { escape: escapeName } });
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, widthPx, 32);
}

function mediaQueryList(query: string, widthPx: number): MediaQueryList {
  const most = Number(/max-width: (\d+)px/.exec(query)?.[1] ?? Infinity);
  const list = {
    matches: query.includes("max-width") && widthPx <= most,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => true,
  };
  return list;
}

/** Enough of it for the keys of these tests. */
function escapeName(name: string): string {
  return name.replaceAll(/[^\w-]/g, String.raw`\$&`);
}
