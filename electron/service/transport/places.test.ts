import { describe, expect, it } from "vitest";
import { createPlaces, createVisitorPlaces, VISITORS, VISITORS_PER_NETWORK } from "./places.ts";

function setUp(most: number) {
  const places = createPlaces(most);
  const gone: string[] = [];
  const arrive = (key: string, name: string, isBusy = () => false) => {
    const leave = places.take(key, {
      isBusy,
      leave: () => {
        gone.push(name);
        leave();
      },
    });
    return leave;
  };
  return { places, gone, arrive };
}

describe("places", () => {
  it("are given up by the oldest where there is none left", () => {
    const { gone, arrive } = setUp(2);
    for (const name of ["first", "second", "third", "fourth"]) arrive("here", name);
    expect(gone).toEqual(["first", "second"]);
  });

  it("are counted apart for every key", () => {
    const { gone, arrive } = setUp(1);
    arrive("here", "ada");
    arrive("there", "ben");
    expect(gone).toEqual([]);
  });

  it("are free again when somebody leaves, once", () => {
    const { gone, arrive } = setUp(2);
    const leave = arrive("here", "first");
    arrive("here", "second");
    leave();
    leave();
    arrive("here", "third");
    expect(gone).toEqual([]);
    arrive("here", "fourth");
    expect(gone).toEqual(["second"]);
  });

  it("are kept by who is busy, as long as somebody else is not", () => {
    const { gone, arrive } = setUp(2);
    arrive("here", "busy", () => true);
    arrive("here", "idle");
    arrive("here", "next");
    expect(gone).toEqual(["idle"]);
  });

  it("are none for a newcomer where all are busy, until one of them is not", () => {
    const { places, arrive } = setUp(2);
    let isBusy = true;
    arrive("here", "first", () => isBusy);
    expect(places.hasRoom("here")).toBe(true);
    arrive("here", "second", () => isBusy);
    expect(places.hasRoom("here")).toBe(false);
    expect(places.hasRoom("there")).toBe(true);
    isBusy = false;
    expect(places.hasRoom("here")).toBe(true);
  });

  it("never become more, whatever anybody is doing", () => {
    const { gone, arrive } = setUp(2);
    for (const name of ["first", "second", "third"]) arrive("here", name, () => true);
    expect(gone).toEqual(["first"]);
  });
});

describe("the places at the entrance", () => {
  const fill = (isLimited: boolean, count: number, addressOf: (index: number) => string) => {
    const places = createVisitorPlaces(isLimited);
    let gone = 0;
    for (let index = 0; index < count; index += 1) {
      const leave = places.take(addressOf(index), {
        isBusy: () => false,
        leave: () => {
          gone += 1;
          leave();
        },
      });
    }
    return gone;
  };

  it("are shared by all the addresses of one network", () => {
    const count = VISITORS_PER_NETWORK + 3;
    expect(fill(true, count, (index) => `2001:db8::${index.toString(16)}`)).toBe(3);
  });

  it("have an end for all networks together", () => {
    const count = VISITORS + 3;
    expect(fill(true, count, (index) => `10.1.${index >> 8}.${index & 255}`)).toBe(3);
  });

  it("are as many as come where nothing is limited", () => {
    expect(fill(false, VISITORS + 3, () => "192.0.2.1")).toBe(0);
  });
});
