import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { Poll } from "../../../shared/contract/poll.ts";
import { isErrorCode } from "../../../shared/result/error-code.ts";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { selectPoll } from "../../state/replicated/polls-store.ts";
import { usePageState, usePolls } from "../../state/use-page-state.tsx";
import { AnswerMenu } from "../../ui/answer-menu.tsx";
import { Card } from "../../ui/card.tsx";
import { durationWords } from "../../ui/relative-time.ts";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

/** Seconds. Another one, set elsewhere, is offered beside them. */
const INTERVALS: readonly number[] = [30, 300, 900];

/** “Look again every …” at somebody who is not watched, with what it lets them see. */
export function LookAgainSection({ presentity }: { readonly presentity: PresentityAddress }) {
  const { polls } = usePageState();
  const tell = useTell();
  const poll = usePolls(selectPoll(presentity));
  const present = poll?.isOn === true ? poll.everySeconds : null;
  const offered = new Set([...INTERVALS, ...(present === null ? [] : [present])]);
  async function change(chosen: string): Promise<void> {
    const reply =
      chosen === "no"
        ? await polls.stop(presentity)
        : await polls.start(presentity, Number(chosen));
    if (!reply.ok) tell.failure(reply.error);
  }
  return (
    <Section title={t("poll.title")}>
      <Card kind="rows">
        <SettingRow label={t("poll.again")} hint={pollWords(poll)}>
          <AnswerMenu
            label={t("poll.again")}
            options={[
              { id: "no", label: t("poll.no") },
              ...[...offered].map((seconds) => ({
                id: String(seconds),
                label: t("poll.every", { every: everyWords(seconds) }),
              })),
            ]}
            value={present === null ? "no" : String(present)}
            onChange={(chosen) => void change(chosen)}
          />
        </SettingRow>
      </Card>
    </Section>
  );
}

/** What is going on, and what the other one can see of it. */
export function pollWords(poll: Poll | undefined): string {
  if (poll === undefined) return t("poll.off-words");
  const { isOn, code, everySeconds } = poll;
  if (code !== null) {
    const why = failureWords({ code: isErrorCode(code) ? code : "internal" });
    return t(isOn ? "poll.waiting-words" : "poll.stopped-words", { why });
  }
  if (!isOn) return t("poll.paused-words");
  return t("poll.on-words", { every: everyWords(everySeconds) });
}

function everyWords(seconds: number): string {
  return durationWords(seconds * 1_000);
}
