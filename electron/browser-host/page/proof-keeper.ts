import { TICKET_PARAMETER } from "../bridge/bridge-address.ts";
import type { ProofFrame } from "../bridge/bridge-frame.ts";

/** What a page has to show to its host, and keeps for the next time. */
export interface ProofKeeper {
  show(): ProofFrame;
  /** Whatever was shown before has done its work. */
  keep(proof: string): void;
}

export interface ProofPlaces {
  /** Of this origin, port included, which is what makes it a place for a secret. */
  readonly storage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
  };
  readonly location: { readonly pathname: string; readonly hash: string };
  readonly history: { replaceState(state: null, unused: "", url: string): void };
}

const KEY = "porchlight-proof";
const PREFIX = `#${TICKET_PARAMETER}=`;

/**
 * Takes the ticket out of the address at once, so that neither the address bar nor the next reload
 * has it. See `Entrance` for what a ticket is and why both are shown.
 *
 * Only what the host itself says is ever stored: any page may lead here with a fragment of its own.
 */
export function createProofKeeper({ storage, location, history }: ProofPlaces): ProofKeeper {
  let ticket: string | null = null;
  if (location.hash.startsWith(PREFIX)) {
    ticket = location.hash.slice(PREFIX.length);
    history.replaceState(null, "", location.pathname);
  }
  return {
    show: () => ({ proof: storage.getItem(KEY), ticket }),
    keep(proof) {
      ticket = null;
      storage.setItem(KEY, proof);
    },
  };
}
