import { join, sep } from "node:path";

/** Only what the bundler makes: plain segments, none hidden, nothing encoded, so that there is nothing to decode twice. */
const BUNDLED_NAME = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/**
 * The file under `root` that a page may load as `pathname`; null when the name is none of ours or
 * leads out of `root`.
 */
export function assetFile(root: string, pathname: string): string | null {
  const name = pathname === "/" ? "index.html" : pathname.slice(1);
  if (!pathname.startsWith("/") || !BUNDLED_NAME.test(name)) return null;
  const file = join(root, name);
  // The names above cannot climb; this holds should somebody widen them.
  return file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : null;
}
