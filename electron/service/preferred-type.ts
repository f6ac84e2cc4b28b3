import { AppError } from "../../shared/result/app-error.ts";

/**
 * The media type that the header `Accept` likes best; the first of those there are where it likes
 * several alike, or does not say.
 *
 * Refuses with `invalid-request` when it takes none of them.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  types: readonly Type[],
): Type {
  const ranges = (accept ?? "*/*").split(",").map(parseRange);
  const liked = types
    .map((type) => ({ type, quality: qualityOf(type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)[0];
  if (liked !== undefined) return liked.type;
  throw new AppError("invalid-request", `this comes as ${types.join(" or ")}`);
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
