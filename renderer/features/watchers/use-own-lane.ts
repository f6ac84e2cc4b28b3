import { useMemo } from "react";
import type { WatcherInformation } from "../../../shared/contract/watcher.ts";
import { t } from "../../i18n/t.ts";
import { selectOwnLight } from "../../state/session/own-light.ts";
import { useSession } from "../../state/use-page-state.tsx";
import { joinWords } from "../../ui/join-words.ts";
import { lampWord } from "../../ui/lamp-state.ts";
import { lampOf } from "../../ui/presence-words.ts";
import type { OwnLane, Span } from "../../ui/timeline-model.ts";

/** One's own light above everybody else's lanes: when it was on, and whether it is now. */
export function useOwnLane({ light }: WatcherInformation, span: Span): OwnLane {
  const name = useSession((state) => state.session?.identity.displayName ?? "");
  const ownLight = useSession(selectOwnLight);
  return useMemo(() => {
    const lamp = lampOf(ownLight);
    const present = lamp === "lit" ? t("watchers.light-on") : lampWord(lamp);
    const beams = light.map(({ from, to, brightness }) => ({
      start: Date.parse(from),
      end: to === null ? span.end : Date.parse(to),
      isHalf: brightness === "dimmed",
    }));
    const count = beams.filter(({ end }) => end > span.start).length;
    const label = t("watchers.your-light");
    const description = joinWords(label, t("watchers.light-times", { count }), present);
    return { name, label, lamp, present, description, beams };
  }, [light, name, ownLight, span]);
}
