import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { parseTypedAddress, presentityOf } from "../../../shared/model/address.ts";
import { pidfOf } from "../../../shared/model/pidf.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Requester } from "../ports.ts";
import type { Fetching } from "./fetching.ts";

export interface PresencePage {
  readonly type: string;
  readonly body: string;
}

/**
 * One look for programs that speak HTTP only: a fetch like any other, in the ledger too.
 *
 * `typed` is an address as people write it; `accept` the header of that name. Refuses as a fetch does,
 * and with `invalid-request` when neither PIDF nor JSON would be understood.
 */
export type ReadPresencePage = (
  requester: Requester,
  typed: string,
  accept: string | undefined,
) => Promise<PresencePage>;

const WRITERS: Readonly<Record<string, (document: PresenceDocument) => string>> = {
  "application/pidf+xml": pidfOf,
  "application/json": (document) => JSON.stringify(document),
};

export function createPresencePage(fetching: Fetching, domain: string): ReadPresencePage {
  return async (requester, typed, accept) => {
    const type = preferredType(accept);
    const presentity = presentityOf(parseTypedAddress(typed, domain));
    const [look] = await fetching(requester, [presentity]);
    if (look === undefined) throw new AppError("internal", "a look gave nothing");
    if (!look.ok) throw look.error;
    const write = WRITERS[type] ?? pidfOf;
    return { type, body: write(look.document) };
  };
}

/** The type that the header likes best; PIDF where it likes both alike, or does not say. */
export function preferredType(accept: string | undefined): string {
  const ranges = (accept ?? "*/*").split(",").map(parseRange);
  const liked = Object.keys(WRITERS)
    .map((type) => ({ type, quality: qualityOf(type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)[0];
  if (liked !== undefined) return liked.type;
  throw new AppError(
    "invalid-request",
    "presence comes as application/pidf+xml or application/json",
  );
}

interface Range {
  readonly range: string;
  readonly quality: number;
}

function parseRange(raw: string): Range {
  const [range = "", ...parameters] = raw.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
  return { range, quality: Number.parseFloat(quality) || 0 };
}

/** RFC 9110 §12.5.1: the most specific range that fits decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const family = `${type.slice(0, type.indexOf("/"))}/*`;
  const fitting = [type, family, "*/*"].flatMap((wanted) =>
    ranges.filter(({ range }) => range === wanted),
  );
  return fitting[0]?.quality ?? 0;
}
