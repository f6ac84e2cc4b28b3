/** The names that hold, joined; a CSS module's name may be missing and a condition may be false. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name !== undefined && name !== false && name !== "").join(" ");
}
