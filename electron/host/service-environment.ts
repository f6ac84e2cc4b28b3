/** What a service needs from the system around it. Everything else it is told by message. */
const NEEDED = ["SystemRoot", "TEMP", "TMP", "TMPDIR", "TZ"] as const;

/**
 * The environment for the process of the bundled service, instead of all of ours: that may hold
 * secrets of other programs, or `NODE_OPTIONS` that would load code into it.
 */
export function serviceEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const pairs = NEEDED.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}
