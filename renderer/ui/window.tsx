import { classNames } from "./class-names.ts";
import { initialsOf } from "./initials.ts";
import { Lamp } from "./lamp.tsx";
import type { LampState } from "./lamp-state.ts";
import styles from "./window.module.css";

export interface WindowProps {
  /** Whose window it is; the initials are made from it. */
  readonly name: string;
  readonly size?: 24 | 28 | 32 | 40 | 56;
  /** Warm: the person is available. By default as the lamp says. */
  readonly isLit?: boolean;
  /** Sits in the lower end corner; without it there is no seat. */
  readonly lamp?: LampState | undefined;
  /** As for `Lamp`. By default silent, because what surrounds a window names the state. */
  readonly lampLabel?: string | null;
  readonly photoUrl?: string | undefined;
}

/**
 * A person's avatar. The seat of the lamp takes the colour of the surface behind it from `--seat`,
 * which rows and panes set for hover and selection too.
 */
export function Window(props: WindowProps) {
  const { name, size = 32, lamp, isLit = lamp === "lit", lampLabel = null, photoUrl } = props;
  return (
    <span
      className={classNames(styles.window, styles[`size${size}`], isLit && styles.lit)}
      aria-hidden={lampLabel === null ? true : undefined}
    >
      {photoUrl === undefined ? (
        <span className={styles.initials} aria-hidden="true">
          {initialsOf(name)}
        </span>
      ) : (
        <img className={styles.photo} src={photoUrl} alt="" draggable={false} />
      )}
      {lamp !== undefined && (
        <span className={styles.seat}>
          <Lamp state={lamp} size={size === 56 ? 18 : 14} label={lampLabel} hasHalo={false} />
        </span>
      )}
    </span>
  );
}
