import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { PresenceReading, RulesReading } from "../../../shared/contract/interchange.ts";
import { limits } from "../../../shared/contract/limits.ts";
import { ok, type Result } from "../../../shared/result/result.ts";
import type { Ask } from "../ask.ts";
import { readFileText } from "./read-file-text.ts";

/** A file that the host has and has read: what came of it. */
export interface ReadFile<R> {
  readonly fileId: string;
  readonly reading: R;
}

/** A file that is not even handed over is refused like one that the host can’t take. */
type Refused = Extract<RulesReading | PresenceReading, { outcome: "refused" }>;

/** What a person does with files. Nothing of it is kept in a store; nothing changes before `importRules`. */
export function createFileActions(ask: Ask) {
  async function read<R>(
    file: Blob,
    maxBytes: number,
    askWhatComes: (fileId: string) => Promise<Result<R>>,
  ): Promise<Result<ReadFile<R | Refused>>> {
    const fileId = crypto.randomUUID();
    const text = await readFileText(file, maxBytes);
    if (!text.ok) return ok({ fileId, reading: { outcome: "refused", problem: text.problem } });
    const sent = await sendText(ask, fileId, text.text);
    if (!sent.ok) return sent;
    const reply = await askWhatComes(fileId);
    return reply.ok ? ok({ fileId, reading: reply.value }) : reply;
  }
  return {
    exportRules: () => ask("rules:export", {}),
    readRules: (file: Blob): Promise<Result<ReadFile<RulesReading>>> =>
      read(file, limits.rulesFileBytes, (fileId) => ask("rules:read-import", { fileId })),
    importRules: (fileId: string) => ask("rules:import", { fileId }),
    keptRules: () => ask("rules:kept", {}),
    undoImport: () => ask("rules:undo-import", {}),
    /** Null: one's own. */
    exportPresence: (presentity: PresentityAddress | null) =>
      ask("presence:export", { presentity }),
    exportCard: (presentity: PresentityAddress) => ask("presence:vcard", { presentity }),
    readPresence: (file: Blob): Promise<Result<ReadFile<PresenceReading>>> =>
      read(file, limits.presenceFileBytes, (fileId) => ask("presence:read-import", { fileId })),
  };
}

/** In parts that fit into a packet, one after the other. */
async function sendText(ask: Ask, fileId: string, text: string): Promise<Result<unknown>> {
  for (let from = 0; ; from += limits.filePart) {
    const part = text.slice(from, from + limits.filePart);
    const reply = await ask("file:send", { fileId, from, text: part });
    if (!reply.ok || from + part.length >= text.length) return reply;
  }
}
