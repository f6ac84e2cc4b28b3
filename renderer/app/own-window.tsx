import { useRef } from "react";
import { StatusPicker } from "../features/status-picker/status-picker.tsx";
import { t } from "../i18n/t.ts";
import { ownLight } from "../state/session/own-light.ts";
import { selectIsOnline } from "../state/session/session-store.ts";
import { usePageState, useSession, useView } from "../state/use-page-state.tsx";
import { lampWord } from "../ui/lamp-state.ts";
import { lampOf } from "../ui/presence-words.ts";
import { RailMe } from "../ui/rail-me.tsx";
import { chordWords } from "./chord-words.ts";

/** One's own window with its lamp, from everywhere in sight; it opens the status picker. */
export function OwnWindow() {
  const { view } = usePageState();
  const box = useRef<HTMLSpanElement>(null);
  const isOpen = useView((state) => state.isStatusPickerOpen);
  const name = useSession((state) => state.session?.identity.displayName ?? "");
  const status = useSession((state) => state.status);
  const isOnline = useSession(selectIsOnline);
  const lamp = lampOf(ownLight(status, isOnline));
  return (
    <span ref={box}>
      <RailMe
        name={name}
        lamp={lamp}
        label={t("app.own-status", { status: lampWord(lamp) })}
        onPress={() => view.showStatusPicker(!isOpen)}
      />
      <StatusPicker
        isOpen={isOpen}
        onOpenChange={view.showStatusPicker}
        triggerRef={box}
        shortcut={chordWords({ key: "Y", withShift: true })}
      />
    </span>
  );
}
