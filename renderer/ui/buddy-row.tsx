import { t } from "../i18n/t.ts";
import { classNames } from "./class-names.ts";
import { Count } from "./count.tsx";
import { joinWords } from "./join-words.ts";
import { Lamp } from "./lamp.tsx";
import { lampWord, type LampState } from "./lamp-state.ts";
import { Window } from "./window.tsx";
import styles from "./row.module.css";

export type Density = "comfortable" | "compact";

/** What a row of the buddy list shows. The object stays the same until something in it changes. */
export interface BuddyRowContent {
  readonly name: string;
  readonly lamp: LampState;
  /** Their note, or “last on” where they have none; without either the name stands in the middle. */
  readonly note?: string | undefined;
  /** At the end: when they last wrote or changed. */
  readonly time?: string | undefined;
  readonly unread?: number | undefined;
  readonly isMuted?: boolean | undefined;
  readonly photoUrl?: string | undefined;
}

export interface BuddyRowProps extends BuddyRowContent {
  readonly density?: Density;
}

/** Comfortable: 48 px with a window. Compact: 28 px with a lamp, on one line. */
export function BuddyRow({ density = "comfortable", ...buddy }: BuddyRowProps) {
  const { name, lamp, note, time, unread = 0, isMuted = false, photoUrl } = buddy;
  const isCompact = density === "compact";
  return (
    <div
      className={classNames(
        styles.row,
        isCompact ? styles.compact : styles.comfortable,
        (lamp === "off" || lamp === "unknown") && styles.absent,
        unread > 0 && !isMuted && styles.unread,
      )}
    >
      {isCompact ? (
        <Lamp state={lamp} label={null} />
      ) : (
        <Window name={name} lamp={lamp} photoUrl={photoUrl} />
      )}
      <div className={styles.text}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        {note !== undefined && note !== "" && (
          <span className={styles.note} dir="auto">
            {note}
          </span>
        )}
      </div>
      {time !== undefined && <span className={styles.time}>{time}</span>}
      <Count count={unread} isMuted={isMuted} />
    </div>
  );
}

/** The row by ear: the person first, then the state, unread, the note. */
export function buddyRowName({ name, lamp, unread = 0, note }: BuddyRowContent): string {
  return joinWords(name, lampWord(lamp), unread > 0 && t("ui.unread", { count: unread }), note);
}
