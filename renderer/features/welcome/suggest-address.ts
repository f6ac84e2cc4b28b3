import { limits } from "../../../shared/contract/limits.ts";

/** The address a name suggests: its first word without accents, in letters that an address may have. */
export function suggestAddress(name: string): string {
  const first = name.trim().split(/\s+/u)[0] ?? "";
  return first
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}._-]/gu, "")
    .replaceAll(/^[._-]+|[._-]+$/g, "")
    .slice(0, limits.accountName);
}
