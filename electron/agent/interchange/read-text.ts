import { Timestamp } from "../../../shared/contract/address.ts";
import type { FileRemarkCode } from "../../../shared/contract/interchange.ts";
import type { Remarks } from "./remarks.ts";

/** At most so many UTF-16 units, never half a character; says when it was more. */
export function shortened(
  text: string,
  maximum: number,
  { code, remarks }: { code: FileRemarkCode; remarks: Remarks },
): string {
  if (text.length <= maximum) return text;
  remarks.add({ code, number: maximum });
  return text.slice(0, maximum).replace(/[\uD800-\uDBFF]$/, "");
}

/** At most so many, in their order. */
export function firstOf<T>(
  items: readonly T[],
  maximum: number,
  { code, remarks }: { code: FileRemarkCode; remarks: Remarks },
): T[] {
  if (items.length > maximum) remarks.add({ code, number: maximum });
  return items.slice(0, maximum);
}

/** A time as the contract has it: word for word where it is in UTC already. Undefined where it is none. */
export function timestampOf(raw: string | undefined, remarks: Remarks): string | undefined {
  if (raw === undefined) return undefined;
  const written = raw.trim();
  if (Timestamp.safeParse(written).success) return written;
  const moment = WITH_OFFSET.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isFinite(moment)) return new Date(moment).toISOString();
  remarks.add({ code: "time-unreadable" });
  return undefined;
}

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[+-]\d\d:\d\d|Z)$/;
