import { createHash } from "node:crypto";
import { join } from "node:path";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";

/**
 * One archive per account, so that another account on this profile never sees it and the same one
 * finds it again. A hash, because an address is no file name.
 */
export function archiveFileOf(folder: string, principal: PrincipalAddress): string {
  const hash = createHash("sha256").update(principal).digest("hex").slice(0, 32);
  return join(folder, `archive-${hash}.sqlite`);
}
