import { useState } from "react";
import { classNames } from "./class-names.ts";
import { lampWord, type LampState } from "./lamp-state.ts";
import styles from "./lamp.module.css";

export interface LampProps {
  readonly state: LampState;
  /** 14 on a window, 16 in a row, 24 in a heading. */
  readonly size?: 14 | 16 | 18 | 24;
  /**
   * What it is called by ear. `null` where the word stands beside it or in the name of the thing
   * around it, so that nobody hears it twice.
   */
  readonly label?: string | null;
  /** On a window the halo would run over the seat. */
  readonly hasHalo?: boolean;
}

/**
 * Presence as a shape. It warms up or goes out only when its state changes while it is on screen:
 * a list that scrolls must not flicker.
 */
export function Lamp({ state, size = 16, label = lampWord(state), hasHalo = true }: LampProps) {
  const turns = useTurns(state);
  const name = label === null ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg
      className={styles.lamp}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      data-lamp={state}
      {...name}
    >
      <g key={turns} className={classNames(turns > 0 && styles.turning)}>
        <LampShape state={state} hasHalo={hasHalo} />
      </g>
    </svg>
  );
}

function useTurns(state: LampState): number {
  const [seen, setSeen] = useState({ state, turns: 0 });
  if (seen.state === state) return seen.turns;
  setSeen({ state, turns: seen.turns + 1 });
  return seen.turns + 1;
}

function LampShape({ state, hasHalo }: { readonly state: LampState; readonly hasHalo: boolean }) {
  switch (state) {
    case "lit":
      return (
        <>
          {hasHalo && <circle className={styles.halo} cx="8" cy="8" r="7.5" />}
          <circle className={styles.glass} cx="8" cy="8" r="4.5" />
        </>
      );
    case "away":
      return (
        <path
          className={styles.glass}
          d="M13 8.75A5.2 5.2 0 1 1 7.25 3a4.05 4.050 0 0 0 5.75 5.75z"
        />
      );
    case "busy":
      return <rect className={styles.bar} x="2" y="5.5" width="12" height="5" rx="2.5" />;
    case "closed":
      return <circle className={styles.ring} cx="8" cy="8" r="4.5" />;
    case "off":
      return <circle className={styles.dot} cx="8" cy="8" r="2.75" />;
    case "unknown":
      return <circle className={styles.dash} cx="8" cy="8" r="4.25" />;
  }
}
