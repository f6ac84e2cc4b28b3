import { useState } from "react";
import type { Connection } from "../../shared/contract/bridge.ts";
import { isErrorCode } from "../../shared/result/error-code.ts";
import { failureWords } from "../i18n/failure-words.ts";
import { t } from "../i18n/t.ts";
import { useNow, useSession } from "../state/use-page-state.tsx";
import { Strip } from "../ui/strip.tsx";

/** A connection that is only just being made is no news; one that takes this long is. */
const QUIET_MS = 1_500;

/** How the connection stands, unless it stands. It never takes anything away. */
export function ConnectionStrip() {
  const connection = useSession((session) => session.connection);
  const isLost = useIsLost(connection);
  switch (connection.state) {
    case "waiting":
      return <NotConnected retryAt={connection.retryAt} />;
    case "refused":
      return (
        <Strip icon="alert" title={t("app.refused")} isDanger>
          {refusalWords(connection)}
        </Strip>
      );
    case "connecting":
      // Another attempt changes nothing yet; going and coming the strip would move everything below it.
      if (isLost) return <NotConnected retryAt={connection.since} />;
      return <Connecting since={connection.since} />;
    default:
      return null;
  }
}

/** From the first attempt that failed until one succeeds. */
function useIsLost({ state }: Connection): boolean {
  const [isLost, setLost] = useState(false);
  const next = state === "waiting" || (state === "connecting" && isLost);
  // While drawing, as React advises for state that follows from what came in.
  if (next !== isLost) setLost(next);
  return next;
}

function NotConnected({ retryAt }: Pick<Connection, "retryAt">) {
  return (
    <Strip icon="no-connection" title={t("app.not-connected")}>
      {t("app.not-connected-words")} <Countdown retryAt={retryAt} />
    </Strip>
  );
}

function Connecting({ since }: { readonly since: string }) {
  const now = useNow(1_000);
  if (now - Date.parse(since) < QUIET_MS) return null;
  return (
    <Strip icon="no-connection" title={t("app.connecting")}>
      {t("app.connecting-words")}
    </Strip>
  );
}

function Countdown({ retryAt }: { readonly retryAt: string | null }) {
  const now = useNow(1_000);
  if (retryAt === null) return null;
  const seconds = Math.ceil((Date.parse(retryAt) - now) / 1_000);
  return <>{seconds > 0 ? t("app.trying-again-in", { seconds }) : t("app.trying-again")}</>;
}

function refusalWords({ code }: Connection): string {
  return failureWords({ code: code !== null && isErrorCode(code) ? code : "internal" });
}
