import { classNames } from "./class-names.ts";
import type { IconName } from "./icon-shapes.tsx";
import styles from "./icon.module.css";

// They point along the line, so they turn with the direction of the page.
const MIRRORED: ReadonlySet<IconName> = new Set<IconName>([
  "left",
  "right",
  "reply",
  "sign-out",
  "panel",
]);

export interface IconProps {
  readonly name: IconName;
  /** 20 px, or 16 px with a little more stroke. */
  readonly size?: "medium" | "small";
  readonly className?: string | undefined;
}

/** A sign without words: what it stands for is said beside it or by the button around it. */
export function Icon({ name, size = "medium", className }: IconProps) {
  return (
    <svg
      className={classNames(
        styles.icon,
        size === "small" && styles.small,
        MIRRORED.has(name) && styles.mirrored,
        className,
      )}
      aria-hidden="true"
    >
      <use href={`#icon-${name}`} />
    </svg>
  );
}
