import { describe, expect, it } from "vitest";
import { aDocument, PEOPLE } from "../../testing/people.ts";
import { NOON } from "../../testing/test-state.ts";
import { deviceRows, mostReachable } from "./device-rows.ts";

function documentOf(name: string) {
  const person = PEOPLE.find((each) => each.name === name);
  if (person === undefined) throw new Error(`nobody is called ${name}`);
  return aDocument(person, NOON);
}

describe("the devices of a person", () => {
  it("are one row for each tuple, with its own lamp and what it says", () => {
    const rows = deviceRows(documentOf("ada"));
    expect(rows.map(({ name, lamp, icon }) => [name, lamp, icon])).toEqual([
      ["Study laptop", "lit", "laptop"],
      ["Phone", "away", "phone"],
      ["Engine room desk", "away", "laptop"],
    ]);
    expect(rows[1]?.about).toBe("Messages · not touched for a while");
  });

  it("are led by the most reachable one, where there is a choice", () => {
    expect(mostReachable(deviceRows(documentOf("ada")))?.name).toBe("Study laptop");
    expect(mostReachable(deviceRows(documentOf("dmitri")))).toBeUndefined();
  });

  it("are only the inbox of somebody who is not there, which says whether it takes messages", () => {
    expect(deviceRows(documentOf("mateo"))).toMatchObject([
      { icon: "inbox", lamp: "off", about: "Messages wait for them there" },
    ]);
  });

  it("show a means nobody has heard of as it came", () => {
    const document = documentOf("dmitri");
    const tuples = document.tuples.map((tuple) => ({
      ...tuple,
      contact: { means: "semaphore", address: "hill 7" },
    }));
    expect(deviceRows({ ...document, tuples })[0]?.about).toBe("semaphore: hill 7 · in use");
  });
});
