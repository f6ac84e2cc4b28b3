import { useEffect } from "react";
import { t } from "../i18n/t.ts";
import { useConversations } from "../state/use-page-state.tsx";

/** What is new shows where the window itself does not: in a tab, a task bar, a list of windows. */
export function useTitle(): void {
  const count = useConversations((state) => state.unreadCount);
  useEffect(() => {
    document.title = count === 0 ? t("app.name") : t("app.title-unread", { count });
    return () => {
      document.title = t("app.name");
    };
  }, [count]);
}
