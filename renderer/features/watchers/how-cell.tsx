import { Button } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { Popover, PopoverTrigger } from "../../ui/popover.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { termsOf } from "./term.ts";
import type { WatchRow } from "./watch-row.ts";
import { howWords } from "./watch-words.ts";
import styles from "./watchers.module.css";

const MEASURE_PX = 300;

/** How somebody watches; what the model calls it on hover and, where nothing hovers, on a press. */
export function HowCell({ row }: { readonly row: WatchRow }) {
  const words = howWords(row);
  const meanings = termsOf(row).map((term) => t(`watchers.term-${term}-means`));
  if (meanings.length === 0) return words;
  return (
    <PopoverTrigger>
      <Tooltip content={meanings.join(" ")}>
        <Button className={styles.how ?? ""}>{words}</Button>
      </Tooltip>
      <Popover label={words} inlineSizePx={MEASURE_PX}>
        <p className={styles.meaning}>{meanings.join(" ")}</p>
      </Popover>
    </PopoverTrigger>
  );
}
