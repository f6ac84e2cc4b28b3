import type { StatusSetting } from "../../../shared/contract/presence.ts";
import { t } from "../../i18n/t.ts";
import { ownLight } from "../../state/session/own-light.ts";
import { selectIsOnline } from "../../state/session/session-store.ts";
import { useSession } from "../../state/use-page-state.tsx";
import { awayWords } from "../../ui/away-words.ts";
import { lampOf } from "../../ui/presence-words.ts";
import { momentWords } from "../../ui/relative-time.ts";
import { Window } from "../../ui/window.tsx";
import { choiceWord } from "./status-options.ts";
import styles from "./status-picker.module.css";

export interface StatusNowProps {
  readonly setting: StatusSetting;
  readonly now: number;
}

/** Who one is here, and what holds now. */
export function StatusNow({ setting, now }: StatusNowProps) {
  const name = useSession((state) => state.session?.identity.displayName ?? "");
  const isOnline = useSession(selectIsOnline);
  const away = useSession((state) => state.away);
  const input = useSession((state) => state.host?.senses.input ?? "page");
  const isAway = away !== null && away.endedAt === null;
  const why = awayWords(away, input, now);
  const since = t("status-picker.since", {
    status: choiceWord(setting.choice),
    time: momentWords(Date.parse(setting.setAt), now),
  });
  return (
    <div className={styles.now}>
      <Window name={name} lamp={lampOf(ownLight(setting, isOnline, isAway))} />
      <div className={styles.who}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        <span className={styles.soft}>{isOnline ? since : t("status-picker.not-connected")}</span>
        {isOnline && why !== "" && (
          <span className={styles.soft} role="status">
            {why}
          </span>
        )}
      </div>
    </div>
  );
}
