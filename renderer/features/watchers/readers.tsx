import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Window } from "../../ui/window.tsx";
import { readerName, readerWords } from "./reader-words.ts";
import { useReaders } from "./use-readers.ts";
import { useWatchEnd } from "./use-watch.ts";
import styles from "./watchers.module.css";

/** Who else reads this list: folded, because for most people it is nobody. */
export function Readers() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.readers} aria-label={t("watchers.readers")}>
      <Button
        kind="quiet"
        icon={isOpen ? "down" : "right"}
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {t("watchers.readers")}
      </Button>
      {isOpen && <OpenReaders />}
    </section>
  );
}

function OpenReaders() {
  const { readers, letRead } = useReaders();
  const now = useWatchEnd();
  const [address, setAddress] = useState("");
  const add = async () => {
    if (await letRead(address, true)) setAddress("");
  };
  return (
    <>
      <p className={styles.soft}>{t("watchers.readers-means")}</p>
      {readers.length > 0 && (
        <Card kind="rows" isList>
          {readers.map((reader) => (
            <li key={reader.reader} className={styles.refused}>
              <Window name={readerName(reader)} size={24} />
              <div className={styles.words}>
                <span className={styles.cut} dir="auto">
                  {readerName(reader)}
                </span>
                <span className={styles.soft}>{readerWords(reader, now)}</span>
              </div>
              <Button size="small" onPress={() => void letRead(reader.reader, !reader.isAllowed)}>
                {t(reader.isAllowed ? "watchers.let-no-longer" : "watchers.let-read")}
              </Button>
            </li>
          ))}
        </Card>
      )}
      <form
        className={styles.addReader}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={t("watchers.reader-address")}
          value={address}
          onChange={setAddress}
          inputDir="ltr"
        />
        <Button type="submit" isDisabled={address.trim() === ""}>
          {t("watchers.let-read")}
        </Button>
      </form>
    </>
  );
}
