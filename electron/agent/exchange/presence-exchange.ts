import type { FileRemark, PresenceReading } from "../../../shared/contract/interchange.ts";
import { StatusChoice } from "../../../shared/contract/presence.ts";
import type { Activity } from "../../../shared/contract/presence-vocabulary.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { activitiesOf } from "../../../shared/model/status-setting.ts";
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
  const status = person && statusOf(person, isOver);
  const isLightLeft =
    status !== null && status.details.activities.length < (person?.details.activities.length ?? 0);
  const lost: FileRemark[] = [
    ...(isOver ? [{ code: "until-over" as const }] : []),
    ...(isLightLeft ? [{ code: "light-left" as const }] : []),
  ];
  return {
    outcome: "read",
    entity,
    status,
    contacts: contactsOf(presence),
    markup: [...markup],
    remarks: [...omitted, ...lost].slice(0, limits.fileRemarks),
  };
}

/**
 * A time that has passed would end the status before it began. And what a choice stands for is chosen, not
 * added: a status of a file that says “busy” would turn the light amber behind the person’s back.
 */
function statusOf({ note, details, until }: ReadPerson, isOver: boolean) {
  const activities = details.activities.filter((activity) => !LIGHT.has(activity));
  return { note, details: { ...details, activities }, until: isOver ? null : until };
}

const LIGHT: ReadonlySet<Activity> = new Set(StatusChoice.options.flatMap(activitiesOf));
