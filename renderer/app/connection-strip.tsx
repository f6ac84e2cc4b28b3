import { useState } from "react";
import type { Connection } from "../../shared/contract/bridge.ts";
import { isErrorCode } from "../../shared/result/error-code.ts";
import { failureWords } from "../i18n/failure-words.ts";
import { t } from "../i18n/t.ts";
import { useNow, useSession } from "../state/use-page-state.tsx";
import { Strip } from "../ui/strip.tsx";
import { troubleWords } from "./trouble-words.ts";

/** A connection that is only just being made is no news; one that takes this long is. */
const QUIET_MS = 1_500;

/** How the connection stands, unless it stands. It never takes anything away. */
export function ConnectionStrip() {
  const connection = useSession((session) => session.connection);
  const lost = useLost(connection);
  switch (connection.state) {
    case "waiting":
      return <NotConnected code={connection.code} retryAt={connection.retryAt} />;
    case "refused":
      return (
        <Strip icon="alert" title={t("app.refused")} words={refusalWords(connection)} isDanger />
      );
    case "connecting":
      // Another attempt changes nothing yet; going and coming the strip would move everything below it.
      if (lost !== null) return <NotConnected code={lost.code} retryAt={connection.since} />;
      return <Connecting since={connection.since} />;
    default:
      return null;
  }
}

/** How the last attempt ended, from the first one that failed until one succeeds. */
function useLost(connection: Connection): Connection | null {
  const [lost, setLost] = useState<Connection | null>(null);
  const before = connection.state === "connecting" ? lost : null;
  const next = connection.state === "waiting" ? connection : before;
  // While drawing, as React advises for state that follows from what came in.
  if (next !== lost) setLost(next);
  return next;
}

function NotConnected({ code, retryAt }: Pick<Connection, "code" | "retryAt">) {
  const trouble = troubleWords(code);
  return (
    <Strip
      icon={trouble === undefined ? "no-connection" : "alert"}
      title={t("app.not-connected")}
      words={trouble ?? t("app.not-connected-words")}
      isDanger={trouble !== undefined}
    >
      <Countdown retryAt={retryAt} />
    </Strip>
  );
}

function Connecting({ since }: { readonly since: string }) {
  const now = useNow(1_000);
  if (now - Date.parse(since) < QUIET_MS) return null;
  return (
    <Strip icon="no-connection" title={t("app.connecting")} words={t("app.connecting-words")} />
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
