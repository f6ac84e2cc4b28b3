import { ListLayout, Rect, type ListLayoutOptions } from "react-aria-components";

/** Rows below this key prefix are headings, which have a height of their own. */
export const HEADING_KEY_PREFIX = "group:";

type BuildItem = ListLayout<unknown>["buildItem"];

/**
 * Rows of one height under headings of another (`headingSize`), all placed at once.
 *
 * `ListLayout` would measure rows of unlike heights as they come into view, and the list would shift
 * under the pointer. A thousand rows take well under a millisecond to place.
 */
export class GroupedLayout extends ListLayout<unknown> {
  protected override buildCollection(offset?: number) {
    this.requestedRect = new Rect(0, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    return super.buildCollection(offset);
  }

  protected override buildItem(...[node, x, y]: Parameters<BuildItem>): ReturnType<BuildItem> {
    const item = super.buildItem(node, x, y);
    const isHeading = String(node.key).startsWith(HEADING_KEY_PREFIX);
    if (isHeading && this.headingSize !== null) item.layoutInfo.rect.height = this.headingSize;
    return item;
  }
}

export type GroupedLayoutOptions = Pick<ListLayoutOptions, "rowSize" | "headingSize" | "padding">;
