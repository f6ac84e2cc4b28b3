import { useState } from "react";
import { AnswerMenu } from "../answer-menu.tsx";
import { durationWords } from "../relative-time.ts";
import { DataGrid, type GridColumn } from "../data-grid.tsx";
import { Frame } from "../frame.tsx";
import { fullWords } from "../clock.ts";
import { GridNumber } from "../grid-number.tsx";
import type { GridSort } from "../grid-sort.ts";
import { IconButton } from "../icon-button.tsx";
import { Lead } from "../lead.tsx";
import { Pane, PaneBody } from "../pane.tsx";
import { PaneHead } from "../pane-head.tsx";
import { Section } from "../section.tsx";
import { Segmented } from "../segmented.tsx";
import { Timeline } from "../timeline.tsx";
import { TimelineLegend } from "../timeline-legend.tsx";
import type { TimelineLane, WatcherMark } from "../timeline-model.ts";
import { Window } from "../window.tsx";
import { GalleryRail } from "./gallery-rail.tsx";
import { LANES, MONTH, NOW, OWN, WATCHERS, type SampleWatcher } from "./sample-watchers.ts";
import styles from "./gallery.module.css";

const SPANS = [
  { value: "1", label: "24 hours" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
] as const;

type Days = (typeof SPANS)[number]["value"];

export function WatchersPage() {
  const [days, setDays] = useState<Days>("30");
  const [sort, setSort] = useState<GridSort>({ column: "looks", direction: "descending" });
  const span = { start: NOW - Number(days) * 86_400_000, end: MONTH.end };
  return (
    <Frame
      shown="main"
      rail={<GalleryRail current="watchers" />}
      main={
        <Pane kind="main" label="Who’s watching">
          <PaneHead
            title="Who’s watching"
            kind="page"
            wideOnly={<Segmented label="Span" options={SPANS} value={days} onChange={setDays} />}
          >
            <IconButton icon="export" label="Export as CSV" />
            <IconButton icon="more" label="More" />
          </PaneHead>
          <PaneBody>
            <Lead
              more={
                <>
                  <a href="#tomasz">One of them looks every 5 minutes</a>, and{" "}
                  <a href="#dmitri">one keeps coming and going</a>.
                </>
              }
              aside="Kept for 30 days · since 27 October"
            >
              11 people watched you in the last 30 days.
            </Lead>
            <Timeline
              label="One lane for each person, 27 October to now"
              span={span}
              nowLabel="Now, 14:32"
              own={OWN}
              groups={LANES}
              tipFor={tipFor}
              onZoom={(direction) =>
                setDays(
                  (present) =>
                    SPANS[SPANS.findIndex(({ value }) => value === present) - direction]?.value ??
                    present,
                )
              }
            />
            <TimelineLegend />
            <Section title="Everyone" aside="11 people">
              <DataGrid
                label="Everyone"
                columns={COLUMNS}
                rows={WATCHERS}
                sort={sort}
                onSortChange={setSort}
                textFor={({ name }) => name}
              />
            </Section>
          </PaneBody>
        </Pane>
      }
    />
  );
}

function tipFor(lane: TimelineLane, marks: readonly WatcherMark[]) {
  const first = marks[0];
  if (marks.length > 1)
    return { title: `${lane.name}, ${marks.length} times`, text: "Status only" };
  if (first === undefined || "at" in first) {
    return { title: `${lane.name} looked`, text: first === undefined ? "" : fullWords(first.at) };
  }
  return {
    title: `${lane.name} subscribed for ${durationWords(first.end - first.start)}`,
    text: `${fullWords(first.start)} to ${fullWords(first.end)} · saw your light on · everything`,
  };
}

const COLUMNS: readonly GridColumn<SampleWatcher>[] = [
  {
    id: "name",
    label: "Who",
    isRowHeader: true,
    inCard: "title",
    sortValue: ({ name }) => name,
    cell: ({ name }) => (
      <span className={styles.who}>
        <Window name={name} size={24} />
        <span dir="auto">{name}</span>
      </span>
    ),
  },
  { id: "how", label: "How", inCard: "line", sortValue: ({ how }) => how, cell: ({ how }) => how },
  { id: "last", label: "Last", inCard: "line", cardLabel: "Last:", cell: ({ last }) => last },
  {
    id: "looks",
    label: "Looks",
    isNumber: true,
    sortValue: ({ looks }) => looks,
    cell: ({ looks }) => <GridNumber count={looks} />,
  },
  { id: "shown", label: "Was shown", isQuiet: true, cell: ({ shown }) => shown },
  {
    id: "answer",
    label: "Answer",
    inCard: "action",
    cell: ({ name }) => (
      <AnswerMenu
        label={`Answer for ${name}`}
        options={[
          { id: "allow", label: "Allow", short: "Allowed" },
          { id: "block", label: "Block", short: "Blocked" },
        ]}
        value="allow"
        onChange={() => undefined}
      />
    ),
  },
];
