import { t } from "../i18n/t.ts";
import styles from "./timeline-legend.module.css";
import shapes from "./timeline-shapes.module.css";

/** How to read the timeline; the same shapes with their words. */
export function TimelineLegend() {
  return (
    <ul className={styles.legend} aria-label={t("timeline.legend")}>
      <li>
        <svg width="30" height="14" aria-hidden="true">
          <rect className={shapes.subscribed} x="0.5" y="0.5" width="29" height="13" rx="3" />
          <path className={shapes.lit} d="M5 3h6v8H5zM14 3h3v8h-3z" />
        </svg>
        {t("timeline.subscribed")}
      </li>
      <li>
        <svg width="30" height="14" fill="none" aria-hidden="true">
          <rect className={shapes.ignored} x="0.5" y="0.5" width="29" height="13" rx="3" />
        </svg>
        {t("timeline.ignored")}
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <path className={shapes.tick} d="M4 0v14" />
          <path className={shapes.tickLit} d="M9 0v14" />
        </svg>
        {t("timeline.fetched")}
      </li>
      <li>
        <svg width="14" height="14" fill="none" aria-hidden="true">
          <path className={shapes.refused} d="m3.5 3.5 7 7M10.5 3.5l-7 7" />
        </svg>
        {t("timeline.refused")}
      </li>
      <li>
        <svg width="14" height="14" fill="none" aria-hidden="true">
          <circle className={shapes.asked} cx="7" cy="7" r="4" />
        </svg>
        {t("timeline.asked")}
      </li>
    </ul>
  );
}
