import { app, type Event, type WebContents } from "electron";
import type { Log } from "../../agent/ports.ts";

export interface NavigationRules {
  /** What happens to a link that wants a window of its own. */
  openLink(url: string): void;
  readonly log: Log;
}

/**
 * Keeps every window where it was opened, for whatever web contents ever come to be.
 *
 * The page is a single one and never navigates, so there is no list of exceptions to get wrong.
 * Redirects count: `loadURL` from here does not ask `will-navigate`, and a redirect follows it.
 */
export function denyNavigation(rules: NavigationRules): void {
  app.on("web-contents-created", (_event, contents) => denyIn(contents, rules));
}

function denyIn(contents: WebContents, { openLink, log }: NavigationRules): void {
  const deny = (what: string) => (event: Pick<Event, "preventDefault">) => {
    event.preventDefault();
    log.warn({ what }, "denied what a page may not do");
  };
  contents.on("will-navigate", deny("navigation"));
  contents.on("will-frame-navigate", deny("navigation of a frame"));
  contents.on("will-redirect", deny("redirection"));
  contents.on("will-attach-webview", deny("a webview"));
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: "deny" };
  });
}
