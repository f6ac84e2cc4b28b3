import type { PresenceFilter } from "../../../shared/contract/presence-filter.ts";
import { t } from "../../i18n/t.ts";
import { Picks } from "../../ui/picks.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import type { Preset } from "./filter-words.ts";
import { filterOf, type Shown } from "./rule-draft.ts";
import styles from "./dialog.module.css";

export interface ShowsFieldsProps {
  readonly label: string;
  readonly value: Shown;
  readonly onChange: (shown: Shown) => void;
}

const PRESETS: readonly Preset[] = ["everything", "light", "own"];

/** What is shown: a ready answer, or each part by itself. */
export function ShowsFields({ label, value, onChange }: ShowsFieldsProps) {
  return (
    <>
      <span className={styles.label}>{label}</span>
      <Picks
        label={label}
        options={PRESETS.map((preset) => ({ value: preset, label: t(`rules.preset-${preset}`) }))}
        value={[value.preset]}
        // One’s own choice begins with what was chosen before.
        onChange={([preset = value.preset]) => onChange({ preset, own: filterOf(value) })}
      />
      {value.preset === "own" && (
        <OwnChoice filter={value.own} onChange={(own) => onChange({ preset: "own", own })} />
      )}
    </>
  );
}

const SWITCHES = ["notes", "activities", "mood", "place"] as const;

interface OwnChoiceProps {
  readonly filter: PresenceFilter;
  readonly onChange: (filter: PresenceFilter) => void;
}

function OwnChoice({ filter, onChange }: OwnChoiceProps) {
  const change = (part: Partial<PresenceFilter>) => onChange({ ...filter, ...part });
  return (
    <div className={styles.switches}>
      {SWITCHES.map((part) => (
        <Switch
          key={part}
          isSelected={filter[part]}
          onChange={(isShown) => change({ [part]: isShown })}
        >
          {t(`rules.switch-${part}`)}
        </Switch>
      ))}
      <Switch
        isSelected={filter.devices === "each"}
        onChange={(isEach) => change({ devices: isEach ? "each" : "one" })}
      >
        {t("rules.switch-devices")}
      </Switch>
      <Switch
        isSelected={filter.means === "all"}
        onChange={(isAll) => change({ means: isAll ? "all" : "messages" })}
      >
        {t("rules.switch-means")}
      </Switch>
      <Switch isSelected={filter.markup} onChange={(markup) => change({ markup })}>
        {t("rules.switch-markup")}
      </Switch>
      <Select
        label={t("rules.user-input")}
        options={(["full", "bare", "none"] as const).map((value) => ({
          value,
          label: t(`rules.user-input-${value}`),
        }))}
        value={filter.userInput}
        onChange={(userInput) => change({ userInput })}
      />
      <Select
        label={t("rules.last-seen")}
        options={(["exact", "day", "none"] as const).map((value) => ({
          value,
          label: t(`rules.last-seen-${value}`),
        }))}
        value={filter.lastSeen}
        onChange={(lastSeen) => change({ lastSeen })}
      />
    </div>
  );
}
