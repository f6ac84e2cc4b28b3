import type { PresentityAddress, PrincipalAddress } from "../../../shared/contract/address.ts";
import type { InformationReader } from "../../../shared/contract/watcher-reading.ts";

export const READING_ACTS = ["fetch", "subscribe", "cancel", "refusal"] as const;
export type ReadingAct = (typeof READING_ACTS)[number];

export interface RecordedReading {
  readonly presentity: PresentityAddress;
  readonly reader: PrincipalAddress;
  readonly act: ReadingAct;
  readonly at: string;
}

/** Who may read somebody's WATCHER INFORMATION, and who did. */
export interface ReaderRepository {
  mayRead(presentity: PresentityAddress, reader: PrincipalAddress): Promise<boolean>;
  /** False, and nothing changed, where as many as there may be are let already. */
  let(
    presentity: PresentityAddress,
    reader: PrincipalAddress,
    isAllowed: boolean,
  ): Promise<boolean>;
  /** Of an address that nobody has, nothing is kept. */
  record(reading: RecordedReading): Promise<void>;
  /** Those who may first, then whoever was here last; what lies before `from` is left out. */
  list(
    presentity: PresentityAddress,
    from: string,
  ): Promise<Omit<InformationReader, "isSubscribed">[]>;
}
