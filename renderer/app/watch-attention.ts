/** Whether somebody has this window in front of them: only then is anything read. */
export interface Attention {
  readonly isAttentive: () => boolean;
  /** Called when it changes. Returns its own unsubscribe. */
  onDidChange(listener: () => void): () => void;
}

const EVENTS = ["focus", "blur"] as const;

export function watchAttention(page: Window): Attention {
  const { document } = page;
  return {
    isAttentive: () => document.visibilityState === "visible" && document.hasFocus(),
    onDidChange(listener) {
      for (const event of EVENTS) page.addEventListener(event, listener);
      document.addEventListener("visibilitychange", listener);
      return () => {
        for (const event of EVENTS) page.removeEventListener(event, listener);
        document.removeEventListener("visibilitychange", listener);
      };
    },
  };
}
