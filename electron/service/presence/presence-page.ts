import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { parseTypedPresentity } from "../../../shared/model/address.ts";
import { pidfOf } from "../../../shared/model/pidf.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Requester } from "../ports.ts";
import { preferredType } from "../preferred-type.ts";
import { type Fetching, notSignedIn, type UnnamedLook } from "./fetching.ts";

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
  /** Null: not signed in. */
  requester: Requester | null,
  typed: string,
  accept: string | undefined,
) => Promise<PresencePage>;

const WRITERS: Readonly<Record<string, (document: PresenceDocument) => string>> = {
  "application/pidf+xml": pidfOf,
  "application/json": (document) => JSON.stringify(document),
};

const TYPES = Object.keys(WRITERS);

export interface PresencePageDeps {
  readonly fetching: Fetching;
  readonly unnamedLook: UnnamedLook;
  readonly domain: string;
}

export function createPresencePage(deps: PresencePageDeps): ReadPresencePage {
  const { fetching, unnamedLook, domain } = deps;
  return async (requester, typed, accept) => {
    if (requester === null) {
      const document = await unnamedLook(requireAddress(typed, domain));
      return write(document, preferredType(accept, TYPES));
    }
    const type = preferredType(accept, TYPES);
    const presentity = parseTypedPresentity(typed, domain);
    const [look] = await fetching(requester, [presentity]);
    if (look === undefined) throw new AppError("internal", "a look gave nothing");
    if (!look.ok) throw look.error;
    return write(look.document, type);
  };
}

/** To whoever is not signed in, what is no address at all is like one that nobody has. */
function requireAddress(typed: string, domain: string): PresentityAddress {
  try {
    return parseTypedPresentity(typed, domain);
  } catch {
    throw notSignedIn();
  }
}

function write(document: PresenceDocument, type: string): PresencePage {
  return { type, body: (WRITERS[type] ?? pidfOf)(document) };
}
