import type { PresenceDocument } from "../contract/presence.ts";
import type { Activity, Mood } from "../contract/presence-vocabulary.ts";
import { markupElement } from "./pidf-markup.ts";
import { xmlElement, xmlText } from "./xml-text.ts";

type Person = NonNullable<PresenceDocument["person"]>;

/** RFC 4479 `person`, with RPID (RFC 4480) and the name of RFC 4482. */
export function personElement(person: Person, timestamp: string): string {
  const { activities, moods = [], timeOffset, until } = person;
  const times = { until: until ?? undefined };
  return xmlElement(
    "dm:person",
    { id: "person" },
    xmlElement("c:display-name", {}, xmlText(person.displayName)),
    activities.length === 0 && until === null
      ? ""
      : xmlElement("rpid:activities", times, ...activityElements(activities)),
    moods.length === 0 ? "" : xmlElement("rpid:mood", {}, ...tokenElements(moods)),
    placeElement(person.place),
    timeOffset === undefined ? "" : xmlElement("rpid:time-offset", {}, String(timeOffset)),
    ...(person.markup ?? []).map(markupElement),
    xmlElement("dm:timestamp", {}, timestamp),
  );
}

/**
 * `lunch` is in RPID's prose but not in its schema: it goes as `meal`, and our own mark behind it says
 * which meal it was.
 */
export function activityElements(activities: readonly Activity[]): string[] {
  return tokenElements(activities).map((element) =>
    element === "<rpid:lunch/>" ? "<rpid:meal/><p:lunch/>" : element,
  );
}

/** RPID's `unknown` may only stand alone; beside others it is ours. */
function tokenElements(tokens: readonly (Activity | Mood)[]): string[] {
  return tokens.map((token) =>
    xmlElement(token === "unknown" && tokens.length > 1 ? "p:unknown" : `rpid:${token}`, {}),
  );
}

function placeElement(place: Person["place"]): string {
  if (place === undefined) return "";
  const note = place.text === "" ? "" : xmlElement("rpid:note", {}, xmlText(place.text));
  const type = place.type === "other" ? "rpid:other" : `lt:${place.type}`;
  return xmlElement("rpid:place-type", {}, note, xmlElement(type, {}));
}
