import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { tagOf } from "../../../shared/model/address.ts";

/** What an event to the owner says of whose it is: the first one goes without saying. */
export function whichOfOwn(presentity: PresentityAddress): { presentity?: PresentityAddress } {
  return tagOf(presentity) === null ? {} : { presentity };
}
