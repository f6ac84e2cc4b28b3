import { useEffect } from "react";
import type { WatchAlert } from "../../shared/contract/watcher.ts";
import { presentityOf } from "../../shared/model/address.ts";
import { paceWords } from "../features/watchers/pace.ts";
import { t } from "../i18n/t.ts";
import { selectBuddy } from "../state/replicated/buddies-store.ts";
import { buddyName, strangerName } from "../state/replicated/person-name.ts";
import type { PageState } from "../state/create-state.ts";
import { usePageState } from "../state/use-page-state.tsx";
import { useTell } from "../ui/use-toasts.tsx";

/** Says once when somebody’s looking stands out. What was there before the window was is only counted. */
export function useWatchAlerts(): void {
  const state = usePageState();
  const tell = useTell();
  useEffect(() => {
    let known = keysOf(state.watchers.store.getState().alerts);
    return state.watchers.store.subscribe(({ alerts }) => {
      const fresh = alerts.filter((alert) => !known.has(keyOf(alert)));
      known = keysOf(alerts);
      const [first] = fresh;
      if (first === undefined || state.view.store.getState().section === "watchers") return;
      tell({
        text: fresh.length === 1 ? wordsOf(first, state) : wordsOfMany(fresh.length),
        icon: "eye",
        act: {
          label: t("app.see-watchers"),
          onChoose: () => state.view.openSection("watchers"),
        },
      });
    });
  }, [state, tell]);
}

function keyOf({ watcher, at }: WatchAlert): string {
  return `${watcher} ${at}`;
}

function keysOf(alerts: readonly WatchAlert[]): ReadonlySet<string> {
  return new Set(alerts.map(keyOf));
}

function wordsOf({ watcher, displayName, pollIntervalMs, count }: WatchAlert, state: PageState) {
  const buddy = selectBuddy(presentityOf(watcher))(state.buddies.store.getState());
  const name = buddy === undefined ? strangerName(watcher, displayName) : buddyName(buddy);
  if (pollIntervalMs === null) return t("app.looked-often", { name, count });
  return t("watchers.poller-title", { name, pace: paceWords(pollIntervalMs) });
}

function wordsOfMany(count: number): string {
  return t("app.many-looked-often", { count });
}
