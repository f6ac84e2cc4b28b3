import { useState } from "react";
import { failureWords } from "../../i18n/failure-words.ts";
import { t } from "../../i18n/t.ts";
import { useAccess, usePageState, useWatchers } from "../../state/use-page-state.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Pane, PaneBody } from "../../ui/pane.tsx";
import { PaneHead } from "../../ui/pane-head.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { AnonymousSection } from "./anonymous-section.tsx";
import type { OnAnswer } from "./answers.ts";
import { Everyone } from "./everyone.tsx";
import { Readers } from "./readers.tsx";
import { Refused } from "./refused.tsx";
import { SaveMenu } from "./save-menu.tsx";
import { WatchSettings } from "./watch-settings.tsx";
import { Requests } from "./requests.tsx";
import { Unusual } from "./unusual-cards.tsx";
import { useFreshLedger, useWatch, type Watch } from "./use-watch.ts";
import { WatchPicture } from "./watch-picture.tsx";
import { fittingZoom, spanWords, zoomsOf } from "./zoom.ts";

export interface WatchersPageProps {
  readonly onAnswer: OnAnswer;
}

/** Who looked at one's light, and what stands out. Fills the whole window beside the rail. */
export function WatchersPage({ onAnswer }: WatchersPageProps) {
  useFreshLedger();
  const watch = useWatch();
  const isNarrow = useWidth() === "narrow";
  const [days, setDays] = useZoom(watch);
  const zooms = zoomsOf(watch?.information.spanDays ?? 0);
  const zoom = zooms.length > 1 && watch !== null && watch.rows.length > 0 && (
    <Segmented
      label={t("watchers.span")}
      options={zooms.map((each) => ({ value: String(each), label: spanWords(each) }))}
      value={String(days)}
      onChange={(value) => setDays(Number(value))}
    />
  );
  return (
    <Pane kind="main" label={t("watchers.title")}>
      <PaneHead title={t("watchers.title")} kind="page">
        {!isNarrow && zoom}
        {watch !== null && watch.rows.length > 0 && <SaveMenu information={watch.information} />}
        <WatchSettings />
      </PaneHead>
      <PaneBody>
        {watch === null ? (
          <NothingKnown />
        ) : (
          <Content watch={watch} days={days} onZoom={setDays} onAnswer={onAnswer}>
            {isNarrow && zoom}
          </Content>
        )}
      </PaneBody>
    </Pane>
  );
}

/** Fits when somebody is there to be shown, then stays: only the person at the window moves it. */
function useZoom(watch: Watch | null) {
  const [chosen, choose] = useState<number | null>(null);
  if (chosen === null && watch !== null && watch.rows.length > 0) {
    const fitting = fittingZoom(watch.information.spanDays, watch.rows, watch.end);
    choose(fitting);
    return [fitting, choose] as const;
  }
  const kept = watch?.information.spanDays ?? 0;
  // Another span may be kept by now than the one that was chosen from.
  const days = chosen !== null && zoomsOf(kept).includes(chosen) ? chosen : kept;
  return [days, choose] as const;
}

/** The ledger is on its way, or it could not be fetched. */
function NothingKnown() {
  const { watchers } = usePageState();
  const failure = useWatchers((state) => state.failure);
  if (failure === null) return <Skeleton label={t("watchers.loading")} rows={8} />;
  return (
    <EmptyState
      icon="eye"
      title={t("watchers.failed")}
      isFailure
      action={<Button onPress={() => void watchers.refresh()}>{t("app.try-again")}</Button>}
    >
      {failureWords(failure)} {t("watchers.failed-words")}
    </EmptyState>
  );
}

interface ContentProps extends WatchersPageProps {
  readonly watch: Watch;
  readonly days: number;
  readonly onZoom: (days: number) => void;
  /** The zoom, where the head has no room for it. */
  readonly children: React.ReactNode;
}

function Content({ watch, days, onZoom, onAnswer, children }: ContentProps) {
  const hasRequests = useAccess((state) => state.requests.length > 0);
  if (watch.rows.length === 0) {
    return (
      <>
        {hasRequests && <Requests onAnswer={onAnswer} />}
        <NobodyByName isAnonymous={(watch.information.anonymous ?? null) !== null} />
        <AnonymousSection watch={watch} />
      </>
    );
  }
  return (
    <>
      <WatchPicture watch={watch} days={days} onZoom={onZoom}>
        {children}
      </WatchPicture>
      {hasRequests && <Requests onAnswer={onAnswer} />}
      <Unusual watch={watch} onAnswer={onAnswer} />
      <Everyone information={watch.information} rows={watch.rows} onAnswer={onAnswer} />
      <AnonymousSection watch={watch} />
      <Refused watch={watch} onAnswer={onAnswer} />
      <Readers />
    </>
  );
}

function NobodyByName({ isAnonymous }: { readonly isAnonymous: boolean }) {
  return (
    <EmptyState icon="eye" title={t(isAnonymous ? "hiding.anonymous-empty" : "watchers.empty")}>
      {t("watchers.empty-words")}
    </EmptyState>
  );
}
