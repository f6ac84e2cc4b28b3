import { limits } from "../../shared/contract/limits.ts";

/** What a mail program may be handed. Above all not `attach`: some would attach a file of this computer. */
const MAIL_FIELDS: ReadonlySet<string> = new Set(["body", "cc", "subject", "to"]);

/**
 * What may be opened outside of Porchlight: http, https and mailto, written anew from its parts.
 *
 * Null for everything else. Links come from messages, so anybody chooses them; other schemes start
 * other programs.
 */
export function linkToOpen(raw: string): string | null {
  const url = raw.length > limits.url ? null : URL.parse(raw);
  if (url === null) return null;
  if (url.protocol === "http:" || url.protocol === "https:") return url.href;
  return url.protocol === "mailto:" ? mailLink(url) : null;
}

function mailLink(url: URL): string {
  const fields = [...url.searchParams].filter(([name]) => MAIL_FIELDS.has(name.toLowerCase()));
  // RFC 6068 knows no `+` for a space.
  url.search = String(new URLSearchParams(fields)).replaceAll("+", "%20");
  url.hash = "";
  return url.href;
}
