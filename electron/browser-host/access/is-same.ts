import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in a time that tells nothing about where the two differ, nor of what length they are. */
export function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
