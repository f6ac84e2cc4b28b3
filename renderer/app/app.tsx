import { useEffect } from "react";
import { failureWords } from "../i18n/failure-words.ts";
import { t } from "../i18n/t.ts";
import { Welcome } from "../features/welcome/welcome.tsx";
import type { PageState } from "../state/create-state.ts";
import { PageStateProvider, usePreferences, useSession } from "../state/use-page-state.tsx";
import { applyTheme } from "../theme/theme.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconSheet } from "../ui/icon-sheet.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ToastRegion } from "../ui/toast-region.tsx";
import type { Toasts } from "../ui/toasts.ts";
import { ToastsProvider } from "../ui/use-toasts.tsx";
import { AppWindow } from "./app-window.tsx";
import { CatchFailure } from "./catch-failure.tsx";
import type { Attention } from "./watch-attention.ts";
import styles from "./whole-window.module.css";

export interface AppProps {
  readonly state: PageState;
  readonly toasts: Toasts;
  readonly attention: Attention;
  /** Reads everything anew from the app behind the page. */
  readonly reload: () => Promise<void>;
}

export function App({ state, toasts, attention, reload }: AppProps) {
  return (
    <PageStateProvider state={state}>
      <ToastsProvider toasts={toasts}>
        <IconSheet />
        <CatchFailure>
          <Content attention={attention} reload={reload} />
        </CatchFailure>
        <ToastRegion toasts={toasts} />
      </ToastsProvider>
    </PageStateProvider>
  );
}

function Content({ attention, reload }: Pick<AppProps, "attention" | "reload">) {
  const phase = useSession((session) => session.phase);
  // A window belongs to one account: with another one it begins anew.
  const account = useSession((session) => session.session?.deviceId ?? null);
  useTheme(phase === "ready");
  if (phase === "starting") {
    return (
      <main className={styles.whole}>
        <Skeleton label={t("app.starting")} rows={4} />
      </main>
    );
  }
  if (phase === "failed") return <NoAnswer reload={reload} />;
  return account === null ? <Welcome /> : <AppWindow key={account} attention={attention} />;
}

/** As the person chose it, once that is known. */
function useTheme(isKnown: boolean): void {
  const theme = usePreferences((preferences) => preferences.theme);
  useEffect(() => {
    if (isKnown) applyTheme(document.documentElement, { theme, contrast: "system" });
  }, [isKnown, theme]);
}

function NoAnswer({ reload }: Pick<AppProps, "reload">) {
  const failure = useSession((session) => session.failure);
  return (
    <main className={styles.whole}>
      <EmptyState
        icon="alert"
        title={t("app.no-answer")}
        isFailure
        action={<Button onPress={() => void reload()}>{t("app.try-again")}</Button>}
      >
        {failure === null ? undefined : failureWords(failure)}
      </EmptyState>
    </main>
  );
}
