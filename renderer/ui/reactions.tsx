import { ToggleButton } from "react-aria-components";
import { Tooltip } from "./tooltip.tsx";
import styles from "./reactions.module.css";

export interface Reaction {
  readonly emoji: string;
  readonly count: number;
  readonly isOwn: boolean;
  /** Who, for the tool tip and the ear: “Ada and you”. */
  readonly names: string;
}

export interface ReactionsProps {
  readonly reactions: readonly Reaction[];
  readonly onToggle: (emoji: string) => void;
}

/** Below a bubble, over its rim. */
export function Reactions({ reactions, onToggle }: ReactionsProps) {
  return (
    <div className={styles.reactions}>
      {reactions.map(({ emoji, count, isOwn, names }) => (
        <Tooltip key={emoji} content={names}>
          <ToggleButton
            isSelected={isOwn}
            onChange={() => onToggle(emoji)}
            className={styles.reaction ?? ""}
          >
            <span className={styles.emoji}>{emoji}</span>
            {count}
            <span className="visually-hidden">{names}</span>
          </ToggleButton>
        </Tooltip>
      ))}
    </div>
  );
}
