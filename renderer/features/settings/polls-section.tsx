import type { Poll } from "../../../shared/contract/poll.ts";
import { ownerOf } from "../../../shared/model/address.ts";
import { t } from "../../i18n/t.ts";
import { usePageState, usePolls } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { durationWords } from "../../ui/relative-time.ts";
import { Section } from "../../ui/section.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

/** Everybody who is looked at again and again, in one place: they can see it, so one should be able to. */
export function PollsSection() {
  const polls = usePolls((state) => state.polls);
  if (polls.length === 0) return null;
  return (
    <Section title={t("poll.all")}>
      <Card kind="rows">
        {polls.map((poll) => (
          <PollRow key={poll.presentity} poll={poll} />
        ))}
      </Card>
    </Section>
  );
}

function PollRow({ poll }: { readonly poll: Poll }) {
  const { presentity, everySeconds, isOn } = poll;
  const { polls } = usePageState();
  const tell = useTell();
  const name = ownerOf(presentity);
  const hint = isOn
    ? t("poll.every", { every: durationWords(everySeconds * 1_000) })
    : t("poll.all-off");
  async function stop(): Promise<void> {
    const reply = await polls.stop(presentity);
    if (!reply.ok) tell.failure(reply.error);
  }
  return (
    <SettingRow label={name} hint={hint}>
      <Button size="small" aria-label={t("poll.stop-label", { name })} onPress={() => void stop()}>
        {t("poll.stop")}
      </Button>
    </SettingRow>
  );
}
