import { useEffect, useRef } from "react";
import type { FiredAlert } from "../../shared/contract/alert.ts";
import { inboxOf, ownerOf } from "../../shared/model/address.ts";
import { t } from "../i18n/t.ts";
import type { PageState } from "../state/create-state.ts";
import { selectBuddy } from "../state/replicated/buddies-store.ts";
import { buddyName, strangerName } from "../state/replicated/person-name.ts";
import { useAlerts, usePageState } from "../state/use-page-state.tsx";
import { momentWords } from "../ui/relative-time.ts";
import type { ToastContent } from "../ui/toasts.ts";
import { useTell } from "../ui/use-toasts.tsx";

/** As long as that it is news; after that it says when it was. */
const FRESH_MS = 60_000;

/**
 * Says what somebody waited to be told of, and goes on saying it, also after a restart, until they have
 * answered it here or in another window.
 */
export function useFiredAlerts(): void {
  const state = usePageState();
  const tell = useTell();
  const fired = useAlerts(({ fired: all }) => all);
  const shown = useRef(new Map<string, () => void>());
  useEffect(() => {
    const present = new Set(fired.map(keyOf));
    for (const [key, takeBack] of shown.current) {
      if (present.has(key)) continue;
      shown.current.delete(key);
      takeBack();
    }
    for (const alert of fired) {
      if (shown.current.has(keyOf(alert))) continue;
      shown.current.set(keyOf(alert), tell(toastOf(alert, state)));
    }
  }, [fired, state, tell]);
  useEffect(() => {
    const all = shown.current;
    // Whoever signs in next is not told about somebody else's buddies.
    return () => all.forEach((takeBack) => takeBack());
  }, []);
}

function keyOf({ presentity, kind, at }: FiredAlert): string {
  return `${kind} ${at} ${presentity}`;
}

function toastOf(alert: FiredAlert, { alerts, buddies, ticks, view }: PageState): ToastContent {
  const { presentity, kind } = alert;
  const person = ownerOf(presentity);
  const known = selectBuddy(presentity)(buddies.store.getState());
  const name = known === undefined ? strangerName(person, "") : buddyName(known);
  const canWrite = kind === "open";
  return {
    text: toldWords(alert, name, ticks.nowAt(1_000)),
    icon: "bell",
    stays: true,
    onLeave: () => {
      // Taken back because it was seen elsewhere, or because its account is gone: nothing to say.
      const isUnseen = alerts.store.getState().fired.some((one) => keyOf(one) === keyOf(alert));
      if (isUnseen) void alerts.seen(alert);
    },
    act: {
      label: t(canWrite ? "alert.write" : "alert.see"),
      onChoose: () =>
        canWrite ? view.openConversation(inboxOf(presentity)) : view.openPerson(person),
    },
  };
}

export function toldWords({ kind, at, isLate }: FiredAlert, name: string, now: number): string {
  if (isLate) return t(`alert.told-${kind}-late`, { name });
  const moment = Date.parse(at);
  if (now - moment < FRESH_MS) return t(`alert.told-${kind}`, { name });
  return t(`alert.told-${kind}-at`, { name, time: momentWords(moment, now) });
}
