import { PresentityAddress } from "../../../shared/contract/address.ts";
import {
  normaliseName,
  ownerOf,
  parseTypedAddress,
  presentityOf,
} from "../../../shared/model/address.ts";
import { watcherInfoXml } from "../../../shared/model/watcher-info-xml.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Requester } from "../ports.ts";
import { preferredType } from "../preferred-type.ts";
import type { Ledger } from "./ledger.ts";
import { createToldDocuments } from "./told-documents.ts";

export interface WatchersPage {
  readonly type: string;
  readonly body: string;
}

export interface WatchersPageRequest {
  readonly requester: Requester;
  /** An address as people write it. */
  readonly typed: string;
  /** The header of that name. */
  readonly accept: string | undefined;
  /** The version of the document that the requester holds, as it came; undefined: none. */
  readonly since: string | undefined;
}

/**
 * One's own WATCHER INFORMATION for programs that speak HTTP only: RFC 3858, or JSON, which is always
 * whole.
 *
 * Refuses alike for every address that is not one's own, whether anybody has it or not: `forbidden`.
 */
export type ReadWatchersPage = (request: WatchersPageRequest) => Promise<WatchersPage>;

const XML = "application/watcherinfo+xml";
const TYPES = [XML, "application/json"] as const;
const MAX_VERSION = 2 ** 31 - 1;

export function createWatchersPage(ledger: Pick<Ledger, "read">, domain: string): ReadWatchersPage {
  const told = createToldDocuments();
  return async ({ requester, typed, accept, since }) => {
    const type = preferredType(accept, TYPES);
    const held = parseVersion(since);
    const presentity = ownPresentity(requester, typed, domain);
    const information = await ledger.read(presentity);
    if (type !== XML) return { type, body: JSON.stringify(information) };
    const reader = `${requester.deviceId} ${presentity}`;
    return { type, body: watcherInfoXml(told.next(reader, information, held)) };
  };
}

function ownPresentity({ principal }: Requester, typed: string, domain: string): PresentityAddress {
  // A further presentity is named in full; a person's own name stands for the first one.
  const named = PresentityAddress.safeParse(normaliseName(typed));
  const presentity = named.success ? named.data : presentityOf(parseTypedAddress(typed, domain));
  if (ownerOf(presentity) === principal) return presentity;
  throw new AppError("forbidden", "only its owner learns who watches a presentity");
}

function parseVersion(raw: string | undefined): number | null {
  if (raw === undefined) return null;
  const version = /^\d{1,10}$/.test(raw) ? Number(raw) : Number.NaN;
  if (version <= MAX_VERSION) return version;
  throw new AppError("invalid-request", "since is the version of the document before, a number");
}
