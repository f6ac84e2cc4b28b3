import { useRef } from "react";
import { StatusPicker } from "../features/status-picker/status-picker.tsx";
import { t } from "../i18n/t.ts";
import { selectOwnLight } from "../state/session/own-light.ts";
import { selectAwayNow } from "../state/session/session-store.ts";
import { useNow, usePageState, useSession, useView } from "../state/use-page-state.tsx";
import { awayWords } from "../ui/away-words.ts";
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
  const lamp = lampOf(useSession(selectOwnLight));
  const away = useSession(selectAwayNow);
  const input = useSession((state) => state.host?.senses.input ?? "page");
  const why = awayWords(away, input, useNow(15_000));
  const isBecause = lamp === "away" && why !== "";
  return (
    <span ref={box}>
      <RailMe
        name={name}
        lamp={lamp}
        label={
          isBecause
            ? t("app.own-status-because", { why })
            : t("app.own-status", { status: lampWord(lamp) })
        }
        tip={isBecause ? why : undefined}
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
