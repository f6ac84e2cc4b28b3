import type { FileRemark, PresenceReading } from "../../../shared/contract/interchange.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type { Interchange } from "../interchange/create-interchange.ts";
import { contactsOf, type ReadPresence } from "../interchange/read-pidf.ts";
import type { ReadPerson } from "../interchange/read-pidf-person.ts";
import type { ServiceTime } from "../service-time.ts";
import { orRefused } from "./or-refused.ts";

/** PRESENCE INFORMATION of a file: what of it can be taken over as one's own. */
export interface PresenceExchange {
  /** Changes nothing. */
  read(text: string): Promise<PresenceReading>;
}

export interface PresenceExchangeOptions {
  readonly interchange: Interchange;
  readonly serviceTime: Pick<ServiceTime, "now">;
}

export function createPresenceExchange(options: PresenceExchangeOptions): PresenceExchange {
  const { interchange, serviceTime } = options;
  return {
    read: (text) =>
      orRefused(async () =>
        readingOf(await interchange.run("read-presence", text), Date.parse(serviceTime.now())),
      ),
  };
}

function readingOf(presence: ReadPresence, now: number): PresenceReading {
  const { entity, person, markup, omitted } = presence;
  const isOver = person !== null && person.until !== null && Date.parse(person.until) <= now;
  const over: FileRemark[] = isOver ? [{ code: "until-over" }] : [];
  return {
    outcome: "read",
    entity,
    status: person && statusOf(person, isOver),
    contacts: contactsOf(presence),
    markup: [...markup],
    remarks: [...omitted, ...over].slice(0, limits.fileRemarks),
  };
}

/** A time that has passed would end the status before it began. */
function statusOf({ note, details, until }: ReadPerson, isOver: boolean) {
  return { note, details, until: isOver ? null : until };
}
