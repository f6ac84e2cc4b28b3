import { useId, useRef, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { t } from "../i18n/t.ts";
import { composerAct, type SendKey } from "./composer-keys.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./composer.module.css";

export interface ComposerProps {
  /** The name of the form: “Write to Ada Byron-King”. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Called with words in it only; the owner empties the value. Nothing else is checked. */
  readonly onSend: () => void;
  readonly placeholder?: string;
  /** “Enter sends · Shift Enter starts a line”. Gone in a narrow window. */
  readonly hint?: string;
  /** Why it can't be sent as it is, for instance longer than 8 KB; it stays writable. */
  readonly warning?: string | undefined;
  readonly sendKey?: SendKey;
  /** What is being answered. */
  readonly quote?: { readonly name: string; readonly text: string; readonly onDrop: () => void };
  readonly onAddFile?: () => void;
  readonly onAddEmoji?: () => void;
  readonly onAddCode?: () => void;
  /** Up in the empty text. */
  readonly onEditLast?: () => void;
  /** Mod+Up. */
  readonly onAnswerPrevious?: () => void;
  /** Puts the cursor here from outside. */
  readonly textRef?: Ref<HTMLTextAreaElement>;
}

/** Where one writes. It never switches itself off: without a connection it works the same. */
export function Composer(props: ComposerProps) {
  const { label, value, onChange, onSend, placeholder, hint, warning, quote, textRef } = props;
  const hintId = useId();
  const form = useRef<HTMLFormElement>(null);
  const canSend = value.trim() !== "" && warning === undefined;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const key = { ...modifiers(event), isComposing: event.nativeEvent.isComposing };
    const act = composerAct(key, props.sendKey ?? "enter", value === "");
    const run = {
      send: canSend ? onSend : () => undefined,
      "edit-last": props.onEditLast,
      "answer-previous": props.onAnswerPrevious,
      leave: quote?.onDrop,
    };
    const chosen = act === undefined ? undefined : run[act];
    if (chosen === undefined) return;
    event.preventDefault();
    chosen();
  }

  return (
    <form
      ref={form}
      className={styles.composer}
      aria-label={label}
      data-composer
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
      }}
    >
      {quote !== undefined && (
        <div className={styles.quote}>
          <span className={styles.quoted} dir="auto">
            <b>{quote.name}</b> {quote.text}
          </span>
          <IconButton icon="close" size="small" label={t("ui.drop-quote")} onPress={quote.onDrop} />
        </div>
      )}
      <textarea
        ref={textRef}
        className={styles.text}
        rows={1}
        dir="auto"
        value={value}
        aria-label={t("ui.message")}
        aria-describedby={hintId}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.row}>
        <ComposerTools {...props} />
        <span id={hintId} className={warning === undefined ? styles.hint : styles.warning}>
          {warning ?? hint}
        </span>
        <IconButton icon="send" label={t("ui.send")} type="submit" isFilled isDisabled={!canSend} />
      </div>
    </form>
  );
}

function modifiers(event: KeyboardEvent) {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  return { key, shiftKey, altKey, ctrlKey, metaKey };
}

function ComposerTools({ onAddFile, onAddEmoji, onAddCode }: ComposerProps) {
  return (
    <>
      {onAddFile !== undefined && (
        <IconButton icon="attach" label={t("ui.add-file")} onPress={onAddFile} />
      )}
      {onAddEmoji !== undefined && (
        <IconButton icon="smile" label={t("ui.add-emoji")} onPress={onAddEmoji} />
      )}
      {onAddCode !== undefined && (
        <IconButton icon="code" label={t("ui.add-code")} only="wide" onPress={onAddCode} />
      )}
    </>
  );
}

export interface ClosedComposerProps {
  readonly label: string;
  /** “Trần Nguyệt Ánh is not accepting messages until 16:00” */
  readonly sentence: string;
  /** “Nothing is stored for her now.” */
  readonly aside?: string;
  /** A small button with a bell: “Tell me when she is open”. */
  readonly action?: ReactNode;
}

/** In its place while the other inbox is closed, so that nobody writes in vain. */
export function ClosedComposer({ label, sentence, aside, action }: ClosedComposerProps) {
  return (
    <section className={styles.composer} aria-label={label} data-composer>
      <p className={styles.sentence}>{sentence}</p>
      <div className={styles.closedRow}>
        <span className={styles.aside}>{aside}</span>
        {action}
      </div>
    </section>
  );
}
