/** A piece of a message: words, or something that can be opened. */
export type TextPiece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "link";
      /** As it was written. */
      readonly text: string;
      /** What is opened: parsed and written anew, so that nothing hides in it. */
      readonly href: string;
      readonly target: "web" | "mail";
      /** Where it really leads: the host, or the mail address. */
      readonly leadsTo: string;
      /** False where the writing suggests another place than the link leads to. */
      readonly isPlain: boolean;
    };

// An address begins where nothing of one stands before it: else a long word is tried at each letter.
const CANDIDATE =
  /\b(?:https?:\/\/|mailto:)[^\s<>"“”]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const OPENERS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * Cuts a text into words and links. Only http, https and mailto are links, and only where a browser
 * would agree that they are one.
 */
export function findLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const written = withoutTail(match[0]);
    const link = linkOf(written);
    if (link === null) continue;
    if (match.index > at) pieces.push({ kind: "text", text: text.slice(at, match.index) });
    pieces.push(link);
    at = match.index + written.length;
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) });
  return pieces;
}

/** A full stop or a closing bracket at the end belongs to the sentence, unless the link opened it. */
function withoutTail(written: string): string {
  const counts = countBrackets(written);
  let end = written.length;
  while (end > 0) {
    const last = written[end - 1] ?? "";
    const opener = OPENERS[last];
    const isStray = opener !== undefined && (counts.get(last) ?? 0) > (counts.get(opener) ?? 0);
    if (!isStray && !/[.,;:!?…'’»]/u.test(last)) break;
    counts.set(last, (counts.get(last) ?? 0) - 1);
    end -= 1;
  }
  return written.slice(0, end);
}

/** Counted once: somebody may send nothing but brackets. */
function countBrackets(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [bracket] of text.matchAll(/[()[\]{}]/g)) {
    counts.set(bracket, (counts.get(bracket) ?? 0) + 1);
  }
  return counts;
}

function linkOf(written: string): TextPiece | null {
  const isAddress = !/^(?:https?|mailto):/i.test(written);
  const url = URL.parse(isAddress ? `mailto:${written}` : written);
  if (url === null) return null;
  if (url.protocol === "mailto:") return mailLink(written, url);
  if (url.host === "") return null;
  return {
    kind: "link",
    text: written,
    href: url.href,
    target: "web",
    leadsTo: url.host,
    // A name before an @ and letters of another alphabet are how a link poses as another one.
    isPlain: url.username === "" && url.password === "" && saysHost(written, url.host),
  };
}

function mailLink(written: string, url: URL): TextPiece | null {
  if (!url.pathname.includes("@")) return null;
  const leadsTo = decodeSafely(url.pathname);
  return { kind: "link", text: written, href: url.href, target: "mail", leadsTo, isPlain: true };
}

function saysHost(written: string, host: string): boolean {
  return written.toLowerCase().startsWith(`${written.split("/")[0]?.toLowerCase() ?? ""}//${host}`);
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign is a character like any other.
    return text;
  }
}
