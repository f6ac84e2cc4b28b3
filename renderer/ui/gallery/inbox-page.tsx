import { useState } from "react";
import { Bubble } from "../bubble.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { CodeBlock } from "../code-block.tsx";
import { Composer } from "../composer.tsx";
import { ConversationList } from "../conversation-list.tsx";
import { DeliveryMark } from "../delivery-mark.tsx";
import { Divider } from "../divider.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Frame, type ShownPane } from "../frame.tsx";
import { IconButton } from "../icon-button.tsx";
import { Meta } from "../meta.tsx";
import { Pane, PaneBody } from "../pane.tsx";
import { PaneHead } from "../pane-head.tsx";
import { Quote } from "../quote.tsx";
import { Reactions } from "../reactions.tsx";
import { RequestCard } from "../request-card.tsx";
import { Said } from "../said.tsx";
import { SearchField } from "../search-field.tsx";
import { Section } from "../section.tsx";
import { Tray } from "../tray.tsx";
import { TupleRow } from "../tuple-row.tsx";
import { Typing } from "../typing.tsx";
import { Window } from "../window.tsx";
import { GalleryRail } from "./gallery-rail.tsx";
import { CONVERSATIONS } from "./sample-people.ts";
import styles from "./gallery.module.css";

export interface InboxPageProps {
  readonly shown: ShownPane;
  readonly hasDetails: boolean;
  readonly isStatusOpen: boolean;
}

export function InboxPage({ shown, hasDetails, isStatusOpen }: InboxPageProps) {
  const [pane, setPane] = useState(shown);
  const [currentId, setCurrentId] = useState("ada");
  const [isTrayOpen, setTrayOpen] = useState(!isStatusOpen);
  return (
    <Frame
      shown={pane}
      isRailHiddenWhenNarrow
      rail={<GalleryRail current="inbox" isStatusOpen={isStatusOpen} />}
      list={
        <Pane kind="list" label="Inbox">
          <PaneHead title="Inbox" kind="list">
            <IconButton icon="filter" label="Unread only" />
            <IconButton icon="compose" label="New message" shortcut="Ctrl N" />
          </PaneHead>
          <SearchField
            label="Search everything"
            value=""
            onChange={() => undefined}
            shortcut="Ctrl F"
          />
          <Tray
            title="Requests"
            count={3}
            aside="They can’t see you yet"
            isExpanded={isTrayOpen}
            onExpandedChange={setTrayOpen}
          >
            <RequestCard
              name="Bartholomew Fitzgerald-Nakamura"
              about="bart@harbour.example · 2 buddies in common"
              words="Ngozi said you keep the tide tables for the bay. May I ask you about Friday?"
            >
              <Button size="small" kind="primary">
                Allow
              </Button>
              <Button size="small">Ignore quietly</Button>
              <Button size="small" kind="quiet-danger">
                Block
              </Button>
            </RequestCard>
          </Tray>
          <ConversationList
            label="Conversations"
            conversations={CONVERSATIONS}
            currentId={currentId}
            onOpen={(id) => {
              setCurrentId(id);
              setPane("main");
            }}
            empty={<EmptyState icon="inbox" title="No conversations yet" />}
          />
        </Pane>
      }
      main={<ConversationPane onBack={() => setPane("list")} />}
      {...(hasDetails ? { details: <DetailsPane /> } : {})}
    />
  );
}

function ConversationPane({ onBack }: { readonly onBack: () => void }) {
  const [text, setText] = useState(
    "Tell Sara it will be a picture first, and a table for the patient",
  );
  return (
    <Pane kind="main" label="Conversation with Ada Byron-King">
      <PaneHead
        title="Ada Byron-King"
        note="Available · Looking for a second pair of eyes on the ledger"
        sign={<Window name="Ada Byron-King" lamp="lit" />}
        back={{ label: "Back to inbox", onPress: onBack }}
      >
        <IconButton icon="search" label="Search in this conversation" only="wide" />
        <IconButton icon="bell" label="Alerts" only="wide" />
        <IconButton icon="panel" label="Details" />
      </PaneHead>
      <div className={styles.log}>
        <Divider label="Thursday 26 November" />
        <Said window={<Window name="Ada Byron-King" size={28} />}>
          <Bubble>Someone in my ledger looks every five minutes.</Bubble>
          <Bubble>Is that polling, or a very worried friend?</Bubble>
          <Reactions
            reactions={[{ emoji: "😄", count: 1, isOwn: true, names: "You" }]}
            onToggle={() => undefined}
          />
          <Meta>09:12</Meta>
        </Said>
        <Said isOwn>
          <Bubble isOwn>
            <Quote name="Ada Byron-King" text="Is that polling, or a very worried friend?" />
            Both. Four or more looks at an even pace count as polling:
            <CodeBlock
              language="TypeScript"
              code={
                'const even = spread(gaps) / mean(gaps) <= 0.25;\nreturn looks >= 4 && even ? "poller" : "fetcher";'
              }
              onCopy={() => undefined}
            />
          </Bubble>
          <DeliveryMark delivery={{ state: "displayed", time: "09:20" }} />
          <Bubble isOwn isFailed>
            And here is my own list of who looked in November, line by line…
          </Bubble>
          <DeliveryMark
            delivery={{
              state: "failed",
              reason: "longer than 8 KB.",
              onEdit: () => undefined,
              onDelete: () => undefined,
            }}
          />
        </Said>
        <Divider label="2 new messages" isUnread />
        <Said window={<Window name="Ada Byron-King" size={28} />}>
          <Bubble>وسارة تسأل: هل يمكن عرض ذلك كصورة؟</Bubble>
          <Bubble>
            Yes, I told her. By hand I get <code>0.08</code> for the third column.
          </Bubble>
          <Meta>14:31</Meta>
        </Said>
      </div>
      <Typing words="Ada is typing" />
      <Composer
        label="Write to Ada Byron-King"
        value={text}
        onChange={setText}
        onSend={() => setText("")}
        placeholder="Write to Ada"
        hint="Enter sends · Shift Enter starts a line"
        onAddFile={() => undefined}
        onAddEmoji={() => undefined}
        onAddCode={() => undefined}
      />
    </Pane>
  );
}

function DetailsPane() {
  return (
    <Pane kind="details" label="Details">
      <PaneHead title="Details" level={2}>
        <IconButton icon="close" label="Close details" />
      </PaneHead>
      <PaneBody>
        <Section title="Where she can be reached">
          <Card kind="rows" isList>
            <TupleRow icon="laptop" lamp="lit" name="Study laptop" age="20 s">
              Messages · typing here now
            </TupleRow>
            <TupleRow icon="phone" lamp="away" name="Phone" age="6 min">
              Messages and calls
            </TupleRow>
          </Card>
        </Section>
      </PaneBody>
    </Pane>
  );
}
