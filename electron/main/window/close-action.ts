export type CloseAction = "hide" | "quit";

/**
 * What closing the window means. It hides where there is another way back to it (dock or tray), so
 * that messages keep coming; else it quits: an app that runs unseen and unreachable helps nobody.
 */
export function closeAction(platform: NodeJS.Platform, hasTray: boolean): CloseAction {
  return platform === "darwin" || hasTray ? "hide" : "quit";
}
