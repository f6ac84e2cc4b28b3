import { z } from "zod";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import { FiredAlert, PresenceAlert } from "../../../shared/contract/alert.ts";
import { limits } from "../../../shared/contract/limits.ts";
import type { PresenceDocument } from "../../../shared/contract/presence.ts";
import { alertPhase } from "../../../shared/model/alert-phase.ts";

/** An alert with how far it has come, so that a restart neither tells twice nor misses anything. */
const SetAlert = PresenceAlert.extend({ phase: z.enum(["unknown", "unmet", "met"]) });
export type SetAlert = z.output<typeof SetAlert>;

/** As the archive has it: one value, so that an alert that ends and what it told are kept together. */
export const KeptAlerts = z.object({ set: z.array(SetAlert), fired: z.array(FiredAlert) });
export type KeptAlerts = z.output<typeof KeptAlerts>;

export type AlertName = Pick<PresenceAlert, "presentity" | "kind">;

export function isNamed(one: AlertName, { presentity, kind }: AlertName): boolean {
  return one.presentity === presentity && one.kind === kind;
}

/** A document that the view got just now. */
export interface Shown extends Pick<FiredAlert, "at" | "isLate"> {
  readonly presentity: PresentityAddress;
  readonly document: PresenceDocument;
}

/** The alerts once this is shown; the very same object where nothing moved. What fired is in `fired`. */
export function afterShown(kept: KeptAlerts, shown: Shown): KeptAlerts {
  const told: FiredAlert[] = [];
  const set = kept.set.flatMap((alert) => {
    const moved = moveAlert(alert, shown);
    if (alert.phase !== "unmet" || moved.phase !== "met") return [moved];
    const { presentity, kind } = alert;
    told.push({ presentity, kind, at: shown.at, isLate: shown.isLate });
    return alert.repeats ? [moved] : [];
  });
  if (told.length > 0) return { set, fired: withNewer(kept.fired, told) };
  return set.every((alert, index) => alert === kept.set[index]) ? kept : { ...kept, set };
}

/** The alerts without those about somebody who is not followed any more; the same object where none is. */
export function withoutPeople(kept: KeptAlerts, gone: readonly PresentityAddress[]): KeptAlerts {
  const isAboutThem = ({ presentity }: AlertName) => gone.includes(presentity);
  if (!kept.set.some(isAboutThem) && !kept.fired.some(isAboutThem)) return kept;
  return {
    set: kept.set.filter((one) => !isAboutThem(one)),
    fired: kept.fired.filter((one) => !isAboutThem(one)),
  };
}

function moveAlert(alert: SetAlert, { presentity, document }: Shown): SetAlert {
  if (alert.presentity !== presentity) return alert;
  const phase = alertPhase(alert.kind, document, alert.phase);
  return phase === alert.phase ? alert : { ...alert, phase };
}

function withNewer(fired: readonly FiredAlert[], told: readonly FiredAlert[]): FiredAlert[] {
  const older = fired.filter((one) => !told.some((newer) => isNamed(one, newer)));
  return [...older, ...told].slice(-limits.alerts);
}
