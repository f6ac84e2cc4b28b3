import { t } from "../i18n/t.ts";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.tsx";
import styles from "./meta.module.css";

/** How far a message has come. Times are words already, for instance “14:31”; null: not known. */
export type Delivery =
  | { readonly state: "sending" }
  /** Not connected: it goes out when the service answers. */
  | { readonly state: "waiting" }
  | { readonly state: "stored" | "delivered" | "displayed"; readonly time: string | null }
  | {
      readonly state: "failed";
      /** A sentence with its full stop: what is wrong and what helps. */
      readonly reason: string;
      readonly onTryAgain?: () => void;
      /** Instead of trying again, where the same words would fail again. */
      readonly onEdit?: () => void;
      readonly onDelete?: () => void;
    };

export interface DeliveryMarkProps {
  readonly delivery: Delivery;
  /**
   * Tells by ear when it comes further: once and only for the message just sent. A failure is always
   * told.
   */
  readonly isAnnounced?: boolean;
}

const ICONS = {
  sending: "clock",
  waiting: "clock",
  stored: "check",
  delivered: "checks",
  displayed: "checks",
  failed: "alert",
} as const satisfies Record<Delivery["state"], IconName>;

/** Below the last own message: icon and words, and for a failure what can be done. */
export function DeliveryMark({ delivery, isAnnounced = false }: DeliveryMarkProps) {
  if (delivery.state === "failed") return <FailedMark delivery={delivery} />;
  return (
    <p
      className={classNames(styles.meta, delivery.state === "displayed" && styles.displayed)}
      {...(isAnnounced ? { role: "status" } : {})}
    >
      <Icon name={ICONS[delivery.state]} size="small" />
      {deliveryWords(delivery)}
    </p>
  );
}

function FailedMark({ delivery }: { readonly delivery: Delivery & { readonly state: "failed" } }) {
  const { onTryAgain, onEdit, onDelete } = delivery;
  return (
    <div className={classNames(styles.meta, styles.failed)}>
      <span className={styles.reason}>
        <Icon name={ICONS.failed} size="small" />
        <span role="alert">{deliveryWords(delivery)}</span>
      </span>
      <span className={styles.acts}>
        {onTryAgain !== undefined && (
          <Button kind="quiet-danger" size="small" icon="retry" onPress={onTryAgain}>
            {t("delivery.try-again")}
          </Button>
        )}
        {onEdit !== undefined && (
          <Button kind="quiet-danger" size="small" icon="retry" onPress={onEdit}>
            {t("delivery.edit-and-try-again")}
          </Button>
        )}
        {onDelete !== undefined && (
          <Button kind="quiet" size="small" onPress={onDelete}>
            {t("delivery.delete")}
          </Button>
        )}
      </span>
    </div>
  );
}

/** The words of the mark, also for the accessible name of a message. */
export function deliveryWords(delivery: Delivery): string {
  switch (delivery.state) {
    case "sending":
    case "waiting":
      return t(`delivery.${delivery.state}`);
    case "failed":
      return t("delivery.failed", { reason: delivery.reason });
    default:
      return delivery.time === null
        ? t(`delivery.${delivery.state}`)
        : t(`delivery.${delivery.state}-at`, { time: delivery.time });
  }
}
