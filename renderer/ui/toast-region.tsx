import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastBody,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  type QueuedToast,
} from "react-aria-components";
import { t } from "../i18n/t.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import type { ToastContent, Toasts } from "./toasts.ts";
import styles from "./toast-region.module.css";

/** At the bottom start of the main pane. Rendered once for a window. */
export function ToastRegion({ toasts }: { readonly toasts: Toasts }) {
  return (
    <AriaToastRegion
      queue={toasts.queue}
      aria-label={t("ui.toasts")}
      className={styles.region ?? ""}
    >
      {({ toast }) => <Toast toast={toast} onLeave={() => toasts.queue.close(toast.key)} />}
    </AriaToastRegion>
  );
}

interface ToastProps {
  readonly toast: QueuedToast<ToastContent>;
  readonly onLeave: () => void;
}

function Toast({ toast, onLeave }: ToastProps) {
  const { text, isFailure = false, icon = isFailure ? "alert" : undefined, act } = toast.content;
  return (
    <AriaToast toast={toast} className={styles.toast ?? ""}>
      {icon !== undefined && <Icon name={icon} />}
      <ToastBody className={styles.text ?? ""}>
        <Text slot="title">{text}</Text>
      </ToastBody>
      {act !== undefined && (
        <Button
          kind="quiet"
          size="small"
          onPress={() => {
            onLeave();
            act.onChoose();
          }}
        >
          {act.label}
        </Button>
      )}
      <IconButton icon="close" size="small" label={t("ui.dismiss")} onPress={onLeave} />
    </AriaToast>
  );
}
