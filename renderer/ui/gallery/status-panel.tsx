import { useState } from "react";
import { Button } from "../button.tsx";
import { IconButton } from "../icon-button.tsx";
import { Key } from "../key.tsx";
import { Lamp } from "../lamp.tsx";
import { Picks } from "../picks.tsx";
import { Popover } from "../popover.tsx";
import { StatusChoice } from "../status-choice.tsx";
import { TextField } from "../text-field.tsx";
import { Window } from "../window.tsx";
import styles from "./gallery.module.css";

const STATES = [
  { value: "open", lamp: "lit", word: "Available", consequence: "Light on. Alerts sound." },
  { value: "away", lamp: "away", word: "Away", consequence: "Light low. Alerts wait quietly." },
  {
    value: "busy",
    lamp: "busy",
    word: "Busy",
    consequence: "Shown as busy. Only break-through people sound.",
  },
  {
    value: "closed",
    lamp: "closed",
    word: "Not accepting messages",
    consequence: "Seen but not written to. Alerts are off.",
  },
  {
    value: "invisible",
    lamp: "off",
    word: "Invisible",
    consequence: "You look signed out. You still get everything.",
  },
] as const;

const ACTIVITIES = ["In a meeting", "On the phone", "At lunch", "More…"];
const UNTIL = ["30 min", "1 h", "4 h", "Today", "Choose…"];

/** What the status picker is made of; the feature arranges the same parts. */
export function StatusPanel() {
  const [state, setState] = useState<(typeof STATES)[number]["value"]>("busy");
  const [activities, setActivities] = useState<readonly string[]>(["In a meeting"]);
  const [until, setUntil] = useState<readonly string[]>(["1 h"]);
  const options = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));
  return (
    <Popover
      label="Your status"
      placement="end bottom"
      offsetPx={20}
      inlineSizePx={388}
      isSheetWhenNarrow
    >
      {({ close }) => (
        <>
          <div className={styles.statusNow}>
            <Window name="Jamila Marchetti" lamp="lit" />
            <div>
              <b>Jamila Marchetti</b>
              <p className={styles.small}>Available since 08:41 on 2 devices</p>
            </div>
          </div>
          <div className={styles.scroll}>
            <StatusChoice label="Status" options={STATES} value={state} onChange={setState} />
            <div className={styles.statusPart}>
              <TextField
                label="Note"
                isLabelHidden
                defaultValue="Budget review, back in a bit"
                start={<IconButton icon="smile" label="Choose an emoji" size="small" />}
                end="28 / 100"
              />
              <Picks
                label="What you are doing"
                mode="multiple"
                options={options(ACTIVITIES)}
                value={activities}
                onChange={setActivities}
              />
            </div>
            <div className={styles.statusPart}>
              <span className={styles.label}>Until</span>
              <Picks label="Until" options={options(UNTIL)} value={until} onChange={setUntil} />
              <span className={styles.small}>At 15:32 you go back to Available.</span>
            </div>
          </div>
          <div className={styles.statusSeen}>
            <Lamp state="busy" label={null} />
            <span>Others will see: Busy · In a meeting · until 15:32</span>
          </div>
          <div className={styles.statusActs}>
            <Key keys="Ctrl Shift Y" />
            <span className={styles.push} />
            <Button kind="quiet" onPress={close}>
              Cancel
            </Button>
            <Button kind="primary" onPress={close}>
              Set status
            </Button>
          </div>
        </>
      )}
    </Popover>
  );
}
