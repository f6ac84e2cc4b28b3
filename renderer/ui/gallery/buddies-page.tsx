import { useEffect, useState } from "react";
import { AnswerMenu } from "../answer-menu.tsx";
import { Button } from "../button.tsx";
import type { Density } from "../buddy-row.tsx";
import { BuddyTree, type BuddyGroup } from "../buddy-tree.tsx";
import { Card } from "../card.tsx";
import { FactRow } from "../fact-row.tsx";
import { Frame, type ShownPane } from "../frame.tsx";
import { IconButton } from "../icon-button.tsx";
import { LAMP_STATES } from "../lamp-state.ts";
import { Pane, PaneBody } from "../pane.tsx";
import { PaneHead } from "../pane-head.tsx";
import { PersonHead } from "../person-head.tsx";
import { SearchField } from "../search-field.tsx";
import { Section } from "../section.tsx";
import { SettingRow } from "../setting-row.tsx";
import { Switch } from "../switch.tsx";
import { TupleRow } from "../tuple-row.tsx";
import { GalleryRail } from "./gallery-rail.tsx";
import { GROUPS, manyGroups } from "./sample-people.ts";
import styles from "./gallery.module.css";

export interface BuddiesPageProps {
  readonly shown: ShownPane;
  readonly isMany: boolean;
}

export function BuddiesPage({ shown, isMany }: BuddiesPageProps) {
  const groups = useLivelyGroups(isMany);
  const [expanded, setExpanded] = useState<readonly string[]>(() =>
    groups.filter((group) => group.id !== "practice").map((group) => group.id),
  );
  const [density, setDensity] = useState<Density>("comfortable");
  const [filter, setFilter] = useState("");
  const [currentId, setCurrentId] = useState("ada");
  const [pane, setPane] = useState(shown);
  return (
    <Frame
      shown={pane}
      rail={<GalleryRail current="buddies" />}
      list={
        <Pane kind="list" label="Buddies">
          <PaneHead title="Buddies" kind="list">
            <IconButton
              icon="density"
              label="Compact rows"
              isOn={density === "compact"}
              onPress={() => setDensity(density === "compact" ? "comfortable" : "compact")}
            />
            <IconButton icon="filter" label="Sort and show" />
            <IconButton icon="user-plus" label="Add a buddy" />
          </PaneHead>
          <SearchField
            label="Filter buddies"
            value={filter}
            onChange={setFilter}
            shortcut="Ctrl F"
          />
          <BuddyTree
            label="Buddies"
            groups={groups}
            expanded={expanded}
            onExpandedChange={setExpanded}
            currentId={currentId}
            density={density}
            onOpen={(id) => {
              setCurrentId(id);
              setPane("main");
            }}
            menu={{
              entriesFor: () => [
                { id: "message", label: "Message", icon: "compose" },
                { id: "rename", label: "Rename" },
                { id: "block", label: "Block", icon: "block", isDanger: true, startsGroup: true },
              ],
              onAction: () => undefined,
            }}
          />
        </Pane>
      }
      main={<PersonPage onBack={() => setPane("list")} />}
    />
  );
}

/** With `many`, fifty of a thousand change every second, as on a busy morning. */
function useLivelyGroups(isMany: boolean): readonly BuddyGroup[] {
  const [groups, setGroups] = useState(() => (isMany ? manyGroups() : GROUPS));
  useEffect(() => {
    if (!isMany) return undefined;
    let turn = 0;
    const timer = setInterval(() => {
      turn += 1;
      setGroups((present) => changeSome(present, turn));
    }, 1_000);
    return () => clearInterval(timer);
  }, [isMany]);
  return groups;
}

function changeSome(groups: readonly BuddyGroup[], turn: number): readonly BuddyGroup[] {
  return groups.map((group, groupIndex) => ({
    ...group,
    buddies: group.buddies.map((buddy, index) =>
      (index + groupIndex * 125 + turn) % 20 === 0
        ? { ...buddy, lamp: LAMP_STATES[(index + turn) % LAMP_STATES.length] ?? "off" }
        : buddy,
    ),
  }));
}

const ANSWERS = [
  { id: "all", label: "Everything", description: "Status, note and devices" },
  { id: "status", label: "Status and devices" },
  { id: "none", label: "Nothing" },
] as const;

function PersonPage({ onBack }: { readonly onBack: () => void }) {
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number]["id"]>("status");
  return (
    <Pane kind="main" label="Ada Byron-King">
      <PaneHead
        title="Ada Byron-King"
        isNarrowOnly
        level={2}
        back={{ label: "Back to buddies", onPress: onBack }}
      />
      <PaneBody>
        <PersonHead
          name="Ada Byron-King"
          lamp="lit"
          since="since 13:06 · 14:32 where she is"
          note="Looking for a second pair of eyes on the ledger"
          about="ada@analytical.example · Work · Signed with her own key"
        >
          <Button kind="primary" icon="compose">
            Message
          </Button>
          <IconButton icon="bell" label="Tell me when Ada changes" />
          <IconButton icon="more" label="More" />
        </PersonHead>
        <div className={styles.two}>
          <Section title="Where Ada can be reached" aside="4 devices">
            <Card kind="rows" isList>
              <TupleRow icon="laptop" lamp="lit" name="Study laptop" age="20 s ago">
                Messages · typing here now
              </TupleRow>
              <TupleRow icon="phone" lamp="away" name="Phone" age="6 min ago">
                Messages and calls · screen locked at 14:26
              </TupleRow>
              <TupleRow icon="desktop" lamp="closed" name="Engine room desk" age="1 h 12 min ago">
                Not accepting messages here until 18:00
              </TupleRow>
              <TupleRow
                icon="globe"
                lamp="unknown"
                name="Library browser"
                age="2 h 40 min ago"
                isStale
              >
                Stopped answering. We will drop it at 15:00
              </TupleRow>
            </Card>
          </Section>
          <div className={styles.column}>
            <Section title="What you see, and why">
              <Card kind="rows" isList>
                <FactRow icon="eye" title="Everything Ada shares with Work">
                  Status, note and devices. Her place and calendar are not shared with you.
                </FactRow>
                <FactRow icon="lock" title="Sure it is her">
                  Signed on a device you checked on 9 May.
                </FactRow>
              </Card>
            </Section>
            <Section title="Your rules for Ada" aside={<a href="#rules">See yourself as Ada</a>}>
              <Card kind="rows">
                <SettingRow label="May see me">
                  <AnswerMenu
                    label="May see me"
                    options={ANSWERS}
                    value={answer}
                    onChange={setAnswer}
                  />
                </SettingRow>
                <SettingRow label="Tell her when I have read">
                  <Switch aria-label="Tell Ada when I have read" defaultSelected />
                </SettingRow>
                <SettingRow label="Hide that I’m watching">
                  <Switch aria-label="Hide that I’m watching Ada" />
                </SettingRow>
              </Card>
            </Section>
          </div>
        </div>
      </PaneBody>
    </Pane>
  );
}
