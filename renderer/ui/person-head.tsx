import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { classNames } from "./class-names.ts";
import type { LampState } from "./lamp-state.ts";
import { lampWord } from "./lamp-state.ts";
import { Window } from "./window.tsx";
import styles from "./person-head.module.css";

export interface PersonHeadProps {
  readonly name: string;
  readonly lamp: LampState;
  /** The word of the lamp, unless the state is said otherwise: “Away because the screen was locked”. */
  readonly word?: string;
  /** After the word: “since 13:06 · 14:32 where she is”. */
  readonly since?: ReactNode;
  readonly note?: string | undefined;
  /** Address, groups, how sure it is them. */
  readonly about?: ReactNode;
  readonly photoUrl?: string | undefined;
  /** Message (primary), alerts, more. */
  readonly children?: ReactNode;
}

/** A person's page begins with it. */
export function PersonHead(props: PersonHeadProps) {
  const { name, lamp, word = lampWord(lamp), since, note, about, photoUrl, children } = props;
  return (
    <header className={styles.person}>
      <Window name={name} size={56} lamp={lamp} photoUrl={photoUrl} />
      <div className={styles.words}>
        <h1 className={styles.name} dir="auto">
          {name}
        </h1>
        <p>
          <span className={classNames(styles.state, lamp === "lit" && styles.lit)}>{word}</span>{" "}
          <span className={styles.faint}>{since}</span>
        </p>
        {note !== undefined && note !== "" && (
          <p className={styles.note} dir="auto">
            {t("ui.quoted", { words: note })}
          </p>
        )}
        {about !== undefined && <p className={styles.about}>{about}</p>}
      </div>
      {children !== undefined && <div className={styles.acts}>{children}</div>}
    </header>
  );
}
