/**
 * The stack without its first lines: a message may quote what people wrote, the places in our code don't.
 */
export function describeBug(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line));
  return { name: error.name, stack: frames.join("\n") };
}
