/** Parts of a name by ear, in the order of weight: “Ada, away, 3 unread, back at two”. */
export function joinWords(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join(", ");
}
