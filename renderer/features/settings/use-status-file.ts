import { useState } from "react";
import type { PresenceReading } from "../../../shared/contract/interchange.ts";
import type { Failure } from "../../../shared/result/result.ts";
import { t } from "../../i18n/t.ts";
import { usePageState, useSession } from "../../state/use-page-state.tsx";
import { useTell } from "../../ui/use-toasts.tsx";

/** A file of presence on its way in: chosen, read, and its status taken or not. */
export function useStatusFile(onTaken: () => void) {
  const { files, session } = usePageState();
  const choice = useSession((state) => state.status?.choice ?? "available");
  const tell = useTell();
  const [reading, setReading] = useState<PresenceReading | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [doing, setDoing] = useState<"reading" | "taking" | null>(null);
  async function choose(file: Blob): Promise<void> {
    setDoing("reading");
    setFailure(null);
    setReading(null);
    const reply = await files.readPresence(file);
    setDoing(null);
    if (reply.ok) setReading(reply.value.reading);
    else setFailure(reply.error);
  }
  async function take(): Promise<void> {
    const status = reading?.outcome === "read" ? reading.status : null;
    if (status === null) return;
    setDoing("taking");
    setFailure(null);
    // The light stays: whether one is there is never a file’s to say.
    const reply = await session.chooseStatus({ choice, ...status });
    setDoing(null);
    if (!reply.ok) {
      setFailure(reply.error);
      return;
    }
    tell({ text: t("settings.status-taken"), icon: "check" });
    onTaken();
  }
  return { choice, reading, failure, doing, choose, take };
}
