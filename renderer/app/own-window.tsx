import { useRef } from "react";
import { StatusPicker } from "../features/status-picker/status-picker.tsx";
import { t } from "../i18n/t.ts";
import { selectIsOnline } from "../state/session/session-store.ts";
import { usePageState, useSession, useView } from "../state/use-page-state.tsx";
import { lampWord, type LampState } from "../ui/lamp-state.ts";
import { RailMe } from "../ui/rail-me.tsx";
import type { StatusChoice } from "../../shared/contract/presence.ts";

const LAMPS: Readonly<Record<StatusChoice, LampState>> = {
  available: "lit",
  away: "away",
  busy: "busy",
  "not-accepting": "closed",
  invisible: "off",
};

/** One's own window with its lamp, from everywhere in sight; it opens the status picker. */
export function OwnWindow() {
  const { view } = usePageState();
  const box = useRef<HTMLSpanElement>(null);
  const isOpen = useView((state) => state.isStatusPickerOpen);
  const name = useSession((state) => state.session?.identity.displayName ?? "");
  const choice = useSession((state) => state.status?.choice);
  const isOnline = useSession(selectIsOnline);
  const lamp = choice === undefined || !isOnline ? "unknown" : LAMPS[choice];
  return (
    <span ref={box}>
      <RailMe
        name={name}
        lamp={lamp}
        label={t("app.own-status", { status: lampWord(lamp) })}
        onPress={() => view.showStatusPicker(!isOpen)}
      />
      <StatusPicker isOpen={isOpen} onOpenChange={view.showStatusPicker} triggerRef={box} />
    </span>
  );
}
