import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { parseTypedAddress, presentityOf } from "../../../shared/model/address.ts";
import { pidfOf } from "../../../shared/model/pidf.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Requester } from "../ports.ts";
import { preferredType } from "../preferred-type.ts";
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

const TYPES = Object.keys(WRITERS);

export function createPresencePage(fetching: Fetching, domain: string): ReadPresencePage {
  return async (requester, typed, accept) => {
    const type = preferredType(accept, TYPES);
    const presentity = presentityOf(parseTypedAddress(typed, domain));
    const [look] = await fetching(requester, [presentity]);
    if (look === undefined) throw new AppError("internal", "a look gave nothing");
    if (!look.ok) throw look.error;
    const write = WRITERS[type] ?? pidfOf;
    return { type, body: write(look.document) };
  };
}
