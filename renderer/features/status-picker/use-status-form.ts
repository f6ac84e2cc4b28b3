import { useState } from "react";
import type {
  StatusChoice,
  StatusDetails,
  StatusSetting,
} from "../../../shared/contract/presence.ts";
import { initialSetting, settingAt } from "../../../shared/model/status-setting.ts";
import type { Failure } from "../../../shared/result/result.ts";
import type { ChosenStatus } from "../../state/session/session-store.ts";
import { useNow, usePageState, useSession } from "../../state/use-page-state.tsx";
import { untilOf, type UntilPick } from "./until.ts";

/** What is being chosen and not yet set. It begins with what holds when the picker opens. */
export function useStatusForm() {
  const now = useNow(15_000);
  const present = usePresentSetting(now);
  const kept = present.until === null ? null : Date.parse(present.until);
  const [choice, setChoice] = useState<StatusChoice>(present.choice);
  const [details, setDetails] = useState(present.details);
  const [note, setNote] = useState(present.note);
  const [pick, setPick] = useState<UntilPick>(kept === null ? "none" : "kept");
  const [typed, setTyped] = useState("");
  const until = untilOf({ pick, now, kept, typed });
  const chosen: ChosenStatus = {
    choice,
    note: note.trim(),
    until: until === undefined || until === null ? null : new Date(until).toISOString(),
    ...(isNone(details) ? {} : { details }),
  };
  /** What was typed is no time of day. */
  const isUnreadable = until === undefined;
  const values = { now, present, kept, chosen, details, note, pick, typed, isUnreadable };
  const change = (part: Partial<StatusDetails>) => setDetails({ ...details, ...part });
  return { ...values, setChoice, setNote, setPick, setTyped, change };
}

/** Nothing was added, so nothing is said of it. */
function isNone(details: StatusDetails): boolean {
  const { activities, moods, place, timeOffset, noteLanguage } = details;
  return [activities[0], moods[0], place, timeOffset, noteLanguage].every(
    (part) => part === undefined || part === null,
  );
}

/** What holds now, also where its time ran out while nobody told this window. */
function usePresentSetting(now: number): StatusSetting {
  const setting = useSession((state) => state.status);
  return settingAt(setting ?? initialSetting(new Date(now)), new Date(now));
}

/** Sets it, once at a time. A failure stays until the next attempt. */
export function useSetStatus(onDone: () => void) {
  const { session } = usePageState();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSetting, setIsSetting] = useState(false);
  async function set(chosen: ChosenStatus): Promise<void> {
    setIsSetting(true);
    setFailure(null);
    const reply = await session.chooseStatus(chosen);
    setIsSetting(false);
    if (reply.ok) onDone();
    else setFailure(reply.error);
  }
  return { failure, isSetting, set };
}
