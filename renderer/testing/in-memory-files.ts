import type {
  interchangeCalls,
  PresenceReading,
  RulesReading,
} from "../../shared/contract/interchange.ts";
import type { AccessRule } from "../../shared/contract/access.ts";
import { localPartOf } from "../../shared/model/address.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { iso, type Act, type Part } from "./in-memory-bridge.ts";

/**
 * Files of this world are readings, as JSON: what a host makes of XML is the host's own business, and the
 * window has no part in it.
 */
export function fileHandlers({ world, emit, now }: Act): Part<keyof typeof interchangeCalls> {
  const texts = new Map<string, string>();
  let kept: { readonly rules: AccessRule[]; readonly at: string } | null = null;
  const replace = (rules: AccessRule[]) => {
    world.snapshot.rules = rules;
    emit("access:changed", rules);
    return { count: rules.length };
  };
  const own = () => {
    if (world.session === null) throw new AppError("unauthenticated", "nobody is signed in");
    return world.session.identity.presentity;
  };
  return {
    "file:send": ({ fileId, from, text }) => {
      texts.set(fileId, (texts.get(fileId) ?? "").slice(0, from) + text);
      return {};
    },
    "rules:export": () => ({
      name: `${localPartOf(own())}-rules.xml`,
      type: "application/auth-policy+xml",
      text: rulesFile(world.snapshot.rules),
    }),
    "rules:read-import": ({ fileId }) => readingIn(texts, fileId),
    "rules:import": ({ fileId }) => {
      const reading = readingIn(texts, fileId);
      if (reading.outcome === "refused") throw new AppError("invalid-request", "no such file");
      kept = { rules: world.snapshot.rules, at: iso(now()) };
      return replace(reading.rules);
    },
    "rules:kept": () => ({ kept: kept && { at: kept.at, count: kept.rules.length } }),
    "rules:undo-import": () => {
      if (kept === null) throw new AppError("not-found", "no rules were kept");
      const { rules } = kept;
      kept = null;
      return replace(rules);
    },
    "presence:export": ({ presentity }) => ({
      name: `${localPartOf(presentity ?? own())}-presence.xml`,
      type: "application/pidf+xml",
      text: "",
    }),
    "presence:vcard": ({ presentity }) => ({
      name: `${localPartOf(presentity)}.vcf`,
      type: "text/vcard",
      text: "",
    }),
    "presence:read-import": ({ fileId }) => readingIn(texts, fileId),
  };
}

/** A file that comes to these rules. */
export function rulesFile(rules: readonly AccessRule[]): string {
  const { length: count } = rules;
  const reading = { outcome: "read", rules, count, takenCount: count, remarks: [] };
  return JSON.stringify(reading);
}

type Reading = RulesReading & PresenceReading;

function readingIn(texts: ReadonlyMap<string, string>, fileId: string): Reading {
  try {
    // Sound: tests write the file, and what crosses the bridge is parsed by the page.
    return JSON.parse(texts.get(fileId) ?? "") as Reading;
  } catch {
    return { outcome: "refused", problem: { code: "not-xml", number: 1 } };
  }
}
