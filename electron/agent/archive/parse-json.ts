/** Undefined for text that is no JSON: no schema takes that, so it counts as not there. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
