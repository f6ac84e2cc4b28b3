import { limits } from "../../../shared/contract/limits.ts";
import type { StatusDetails } from "../../../shared/contract/presence.ts";
import { PLACE_TYPES, type PlaceType } from "../../../shared/contract/presence-vocabulary.ts";
import { t } from "../../i18n/t.ts";
import { offsetWords } from "../../ui/said-words.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { MoodField } from "./mood-field.tsx";
import { noteLanguages } from "./note-languages.ts";
import styles from "./status-picker.module.css";

export interface MoreFieldsProps {
  readonly details: StatusDetails;
  readonly onChange: (part: Partial<StatusDetails>) => void;
  readonly now: number;
}

/** What else can be said of oneself. All of it may stay unsaid. */
export function MoreFields({ details, onChange, now }: MoreFieldsProps) {
  return (
    <>
      <MoodField value={details.moods} onChange={(moods) => onChange({ moods: [...moods] })} />
      <PlaceField value={details.place} onChange={(place) => onChange({ place })} />
      <div className={styles.part}>
        <Select
          label={t("status-picker.note-language")}
          options={[
            { value: UNSAID, label: t("status-picker.language-unsaid") },
            ...noteLanguages(details.noteLanguage),
          ]}
          value={details.noteLanguage ?? UNSAID}
          onChange={(tag) => onChange({ noteLanguage: tag === UNSAID ? null : tag })}
        />
      </div>
      <TimeField
        value={details.timeOffset}
        onChange={(timeOffset) => onChange({ timeOffset })}
        now={now}
      />
    </>
  );
}

/** No key of a list may be empty. */
const UNSAID = "unsaid";

interface PlaceFieldProps {
  readonly value: StatusDetails["place"];
  readonly onChange: (place: StatusDetails["place"]) => void;
}

/** What kind of place, and which in the person's own words. */
function PlaceField({ value, onChange }: PlaceFieldProps) {
  const places = PLACE_TYPES.map((type) => ({ value: type, label: t(`place.${type}`) }))
    .filter((place) => place.value !== "unknown")
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const change = (type: PlaceType | typeof UNSAID) =>
    onChange(type === UNSAID ? null : { type, text: value?.text ?? "" });
  return (
    <div className={styles.part}>
      <Select<PlaceType | typeof UNSAID>
        label={t("status-picker.place")}
        options={[{ value: UNSAID, label: t("status-picker.place-unsaid") }, ...places]}
        value={value?.type ?? UNSAID}
        onChange={change}
      />
      {value !== null && (
        <TextField
          label={t("status-picker.place-words")}
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
          maxLength={limits.placeText}
          autoComplete="off"
        />
      )}
    </div>
  );
}

interface TimeFieldProps {
  readonly value: number | null;
  readonly onChange: (timeOffset: number | null) => void;
  readonly now: number;
}

/** Nobody's clock is shown unless they say so: it tells where they are. */
function TimeField({ value, onChange, now }: TimeFieldProps) {
  return (
    <div className={styles.part}>
      <Switch
        isSelected={value !== null}
        onChange={(isShared) => onChange(isShared ? -new Date(now).getTimezoneOffset() : null)}
      >
        {t("status-picker.time-offset")}
      </Switch>
      <span className={styles.sentence}>
        {value === null
          ? t("status-picker.time-offset-means")
          : t("status-picker.time-offset-shared", { offset: offsetWords(value) })}
      </span>
    </div>
  );
}
