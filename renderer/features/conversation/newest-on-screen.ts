/** Where a message lies, in pixels from the top of the window. */
export interface OnScreen {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** Half a line may still hide below the edge. */
const SLACK_PX = 10;

/**
 * The lowest message that is really in sight; undefined when none is. A message taller than the log
 * counts once its end was reached, any other one once it stands in the log with its last line.
 */
export function newestOnScreen(
  messages: readonly OnScreen[],
  log: { readonly top: number; readonly bottom: number },
): string | undefined {
  return messages
    .filter(
      ({ top, bottom }) => bottom <= log.bottom + SLACK_PX && bottom > log.top && top < log.bottom,
    )
    .toSorted((a, b) => a.bottom - b.bottom)
    .at(-1)?.id;
}
