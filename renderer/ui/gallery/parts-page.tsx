import { useEffect, useState } from "react";
import { BuddyRow } from "../buddy-row.tsx";
import { Bubble } from "../bubble.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { Checkbox } from "../checkbox.tsx";
import { Chip } from "../chip.tsx";
import { ClosedComposer, Composer } from "../composer.tsx";
import { Confirm } from "../confirm.tsx";
import { Count } from "../count.tsx";
import { DeliveryMark } from "../delivery-mark.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Frame } from "../frame.tsx";
import { IconButton } from "../icon-button.tsx";
import { Key } from "../key.tsx";
import { Lamp } from "../lamp.tsx";
import { LAMP_STATES, lampWord } from "../lamp-state.ts";
import { Pane, PaneBody } from "../pane.tsx";
import { PaneHead } from "../pane-head.tsx";
import { Section } from "../section.tsx";
import { Segmented } from "../segmented.tsx";
import { Select } from "../select.tsx";
import { Skeleton } from "../skeleton.tsx";
import { Strip } from "../strip.tsx";
import { Switch } from "../switch.tsx";
import { TextField } from "../text-field.tsx";
import { ToastRegion } from "../toast-region.tsx";
import { createToasts } from "../toasts.ts";
import { Window } from "../window.tsx";
import { GalleryRail } from "./gallery-rail.tsx";
import { GROUPS } from "./sample-people.ts";
import styles from "./gallery.module.css";

export function PartsPage() {
  const [toasts] = useState(createToasts);
  useEffect(() => {
    const close = [
      toasts.show({
        icon: "eye-off",
        text: "Tomasz now always sees your light off.",
        act: { label: "Undo", onChoose: () => undefined },
      }),
      toasts.show({ text: "That rule could not be saved. Nothing changed.", isFailure: true }),
    ];
    return () => {
      for (const each of close) each();
    };
  }, [toasts]);
  return (
    <>
      <Frame
        shown="main"
        strip={
          <Strip
            icon="no-connection"
            title="Not connected."
            words="You can write; messages go out when the service answers."
            action={
              <Button size="small" kind="quiet">
                Try now
              </Button>
            }
          >
            Trying again in 8 s.
          </Strip>
        }
        rail={<GalleryRail current="parts" />}
        main={
          <Pane kind="main" label="Parts">
            <PaneHead title="Parts" kind="page" />
            <PaneBody>
              <LampsAndRows />
              <Controls />
              <Travel />
              <States />
            </PaneBody>
          </Pane>
        }
      />
      <ToastRegion toasts={toasts} />
    </>
  );
}

function LampsAndRows() {
  return (
    <div className={styles.two}>
      <Section title="The lamp">
        <Card>
          <div className={styles.lamps}>
            {LAMP_STATES.map((state) => (
              <div key={state} className={styles.line}>
                <Lamp state={state} label={null} />
                <Lamp state={state} size={24} label={null} />
                <Window name="Ada Byron" lamp={state} />
                <span>{lampWord(state)}</span>
              </div>
            ))}
          </div>
          <div className={styles.line}>
            <Window name="Ada Byron" size={24} />
            <Window name="سارة المنصوري" size={28} isLit />
            <Window name="山田太郎" lamp="away" />
            <Window name="" size={40} lamp="off" />
            <Window name="Priya Rao" size={56} lamp="lit" />
          </div>
        </Card>
      </Section>
      <Section title="Compact rows, 28 px">
        <Card>
          {GROUPS.flatMap((group) => group.buddies)
            .slice(1, 9)
            .map((buddy, index) => (
              <BuddyRow key={buddy.id} {...buddy} density="compact" unread={index === 2 ? 3 : 0} />
            ))}
        </Card>
      </Section>
    </div>
  );
}

function Controls() {
  const [span, setSpan] = useState<"30" | "7">("30");
  const [isAsking, setAsking] = useState(location.hash.includes("dialog"));
  return (
    <Section title="Buttons, choices, chips">
      <div className={styles.line}>
        <Button kind="primary">Send</Button>
        <Button>Cancel</Button>
        <Button kind="quiet">Not now</Button>
        <Button kind="danger" onPress={() => setAsking(true)}>
          Block
        </Button>
        <Button isDisabled>Not yet</Button>
        <Button kind="primary" isDisabled>
          Not yet
        </Button>
        <IconButton icon="bell" label="Alerts" isOn />
        <Segmented
          label="Span"
          options={[
            { value: "30", label: "30 days" },
            { value: "7", label: "7 days" },
          ]}
          value={span}
          onChange={setSpan}
        />
        <Switch defaultSelected aria-label="On" />
        <Switch aria-label="Off" />
        <Checkbox defaultSelected>Remember me</Checkbox>
        <Checkbox>Off</Checkbox>
        <Chip tone="ok" icon="check">
          Allow
        </Chip>
        <Chip tone="ask" icon="info">
          Ask me
        </Chip>
        <Chip icon="eye-off">Quietly ignore</Chip>
        <Chip tone="danger" icon="block">
          Block
        </Chip>
        <Chip tone="lamp">Decides</Chip>
        <Count count={12} />
        <Count count={4} isMuted />
        <Count count={12345} />
        <Key keys="Ctrl K" />
      </div>
      <div className={styles.two}>
        <TextField
          label="Your address"
          defaultValue="jamila"
          end="@ this-computer.local"
          inputDir="ltr"
        />
        <TextField
          label="Password"
          type="password"
          defaultValue="secret"
          hint="At least ten letters."
        />
        <TextField
          label="Service"
          defaultValue="nowhere"
          error="No Porchlight service answers there."
        />
        <Select
          label="Alerts"
          options={[
            { value: "all", label: "Every message" },
            { value: "none", label: "None" },
          ]}
          value="all"
          onChange={() => undefined}
        />
      </div>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        question="Block Viktor Hale?"
        consequence="He can no longer see you or write to you, and he is told so. If you would rather he did not notice, ignore him quietly."
        confirmLabel="Block"
        onConfirm={() => undefined}
        gentler={{ label: "Quietly ignore", onChoose: () => undefined }}
      />
    </Section>
  );
}

function Travel() {
  const [text, setText] = useState("Both, I think");
  return (
    <div className={styles.two}>
      <Section title="How a message travels">
        <Card>
          <div className={styles.line}>
            <div>
              <Bubble isOwn isSending>
                See you at the harbour
              </Bubble>
              <DeliveryMark delivery={{ state: "sending" }} />
            </div>
            <DeliveryMark delivery={{ state: "waiting" }} />
            <DeliveryMark delivery={{ state: "stored", time: "14:31" }} />
            <DeliveryMark delivery={{ state: "delivered", time: "14:31" }} />
            <DeliveryMark delivery={{ state: "displayed", time: "14:33" }} />
            <DeliveryMark
              delivery={{
                state: "failed",
                reason: "Trần Nguyệt Ánh is not accepting messages.",
                onTryAgain: () => undefined,
                onDelete: () => undefined,
              }}
            />
          </div>
        </Card>
      </Section>
      <Section title="Composer: answering, and closed">
        <Composer
          label="Write to Ada"
          value={text}
          onChange={setText}
          onSend={() => setText("")}
          quote={{
            name: "Ada Byron-King",
            text: "Is that polling, or a very worried friend?",
            onDrop: () => undefined,
          }}
          onAddFile={() => undefined}
          onAddEmoji={() => undefined}
        />
        <Composer
          label="Write"
          value=""
          onChange={() => undefined}
          onSend={() => undefined}
          placeholder="Write to Ada"
          warning="2 KB too long"
        />
        <ClosedComposer
          label="Write to Trần Nguyệt Ánh"
          sentence="Trần Nguyệt Ánh is not accepting messages until 16:00"
          aside="Nothing is stored for her now."
          action={
            <Button size="small" icon="bell">
              Tell me when she is open
            </Button>
          }
        />
      </Section>
    </div>
  );
}

function States() {
  return (
    <Section title="Loading, empty, error">
      <Card>
        <div className={styles.three}>
          <Skeleton label="Loading buddies" rows={3} />
          <EmptyState icon="eye" title="Nobody has looked yet">
            When someone subscribes or looks, they appear here with the time.
          </EmptyState>
          <EmptyState
            icon="alert"
            title="The list could not be read"
            action={<Button icon="retry">Try again</Button>}
          >
            Your messages are safe on this computer. Nothing was changed.
          </EmptyState>
        </div>
      </Card>
    </Section>
  );
}
