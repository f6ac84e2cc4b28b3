import type { AccessHandling } from "../../shared/contract/access.ts";
import type { PresentityAddress, PrincipalAddress } from "../../shared/contract/address.ts";
import type { InformationReader } from "../../shared/contract/watcher-reading.ts";
import { plainGrant } from "../../shared/model/access-grant.ts";
import { parseTypedAddress, presentityOf } from "../../shared/model/address.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { iso, replaceBuddies, type Act, type Part, type World } from "./in-memory-bridge.ts";
import { ruleHandlers } from "./in-memory-rules.ts";
import { aBuddy, DOMAIN } from "./people.ts";

export function buddyHandlers(
  act: Act,
): Part<
  | "buddy:add"
  | "buddy:change"
  | "buddy:remove"
  | "presence:look"
  | `access:${"decide" | "save" | "remove" | "preview"}`
  | "watcher:list"
  | "watcher:close"
  | "watcher:set-span"
  | "watcher:readers"
  | "watcher:let-read"
  | "practice:invite"
> {
  const { world, emit, now } = act;
  const known = (address: PresentityAddress) => {
    const view = world.snapshot.buddies.find(({ buddy }) => buddy.presentity === address);
    if (view === undefined) throw new AppError("not-found", "not on the list");
    return view;
  };
  return {
    "buddy:add": ({ address, name, groups }) => {
      const person = parseTypedAddress(address, DOMAIN);
      if (person === world.session?.identity.principal)
        throw new AppError("watching-yourself", "self");
      if (person.startsWith("nobody")) throw new AppError("address-unknown", "unknown");
      if (person.startsWith("rude")) throw new AppError("watching-refused", "refused");
      const view = aBuddy(
        { name: person, displayName: "", groups, ownName: name, subscription: "pending" },
        now(),
        500 + world.snapshot.buddies.length,
      );
      replaceBuddies(act, [view]);
      return view;
    },
    "buddy:change": ({ presentity: address, name, groups }) => {
      const view = known(address);
      const changed = { ...view, buddy: { ...view.buddy, name, groups } };
      replaceBuddies(act, [changed]);
      return changed;
    },
    "buddy:remove": ({ presentity: address }) => {
      world.snapshot.buddies = world.snapshot.buddies.filter(
        ({ buddy }) => buddy.presentity !== address,
      );
      emit("buddies:changed", { buddies: [], removed: [address] });
      return {};
    },
    "presence:look": ({ address }) => {
      const person = presentityOf(parseTypedAddress(address, DOMAIN));
      const view = world.snapshot.buddies.find(({ buddy }) => buddy.presentity === person);
      if (view === undefined || view.document === null)
        throw new AppError("address-unknown", "unknown");
      return view.document;
    },
    "access:decide": ({ watcher, handling }) => {
      decide(world, watcher, handling, now());
      emit("access:changed", world.snapshot.rules);
      emit("requests:changed", world.snapshot.requests);
      if (world.ledger !== null) emit("watchers:changed", world.ledger);
      return {};
    },
    ...ruleHandlers(act),
    "watcher:list": () => {
      if (world.ledger === null) throw new AppError("unavailable", "not connected");
      world.snapshot.alerts = [];
      emit("alerts:changed", []);
      return world.ledger;
    },
    "watcher:close": () => ({}),
    "watcher:readers": () => ({ readers: world.readers }),
    "watcher:let-read": ({ address, isAllowed }) => {
      const reader = parseTypedAddress(address, DOMAIN);
      if (reader.startsWith("nobody")) throw new AppError("address-unknown", "unknown");
      const before = world.readers.find((one) => one.reader === reader);
      const others = world.readers.filter((one) => one.reader !== reader);
      world.readers = [{ ...(before ?? newReader(reader)), isAllowed }, ...others];
      return {};
    },
    "watcher:set-span": ({ days }) => {
      if (world.ledger === null) throw new AppError("unavailable", "not connected");
      const from = iso(Date.parse(world.ledger.to) - days * 86_400_000);
      const watchers = world.ledger.watchers.filter(({ lastAt }) => lastAt >= from);
      const version = world.ledger.version + 1;
      world.ledger = { ...world.ledger, version, from, spanDays: days, watchers };
      return world.ledger;
    },
    "practice:invite": () => {
      const bots = ["Echo", "Tide"].map((displayName, index) =>
        aBuddy(
          {
            name: displayName.toLowerCase(),
            displayName,
            groups: ["Practice buddies"],
            light: "available",
          },
          now(),
          900 + index,
        ),
      );
      replaceBuddies(act, bots);
      return {};
    },
  };
}

function decide(
  world: World,
  watcher: PrincipalAddress,
  handling: AccessHandling,
  now: number,
): void {
  const others = world.snapshot.rules.filter(
    ({ condition }) => condition.kind !== "person" || condition.person !== watcher,
  );
  const rule = {
    id: `rule-${watcher}` as never,
    ...plainGrant({ kind: "person", person: watcher }, handling),
    decidedAt: iso(now),
  };
  world.snapshot.rules = handling === "confirm" ? others : [...others, rule];
  const asked = world.snapshot.requests.find((request) => request.watcher === watcher);
  if (handling !== "confirm") {
    world.snapshot.requests = world.snapshot.requests.filter(
      (request) => request.watcher !== watcher,
    );
  } else if (asked === undefined) {
    world.snapshot.requests = [
      ...world.snapshot.requests,
      { watcher, displayName: "", since: iso(now), state: "pending" },
    ];
  }
  if (world.ledger !== null) {
    world.ledger = {
      ...world.ledger,
      version: world.ledger.version + 1,
      watchers: world.ledger.watchers.map((entry) =>
        entry.watcher === watcher
          ? { ...entry, handling, decidedAt: handling === "confirm" ? null : iso(now) }
          : entry,
      ),
    };
  }
}

function newReader(reader: PrincipalAddress): InformationReader {
  return {
    reader,
    displayName: "",
    isAllowed: false,
    isSubscribed: false,
    firstAt: null,
    lastAt: null,
    fetchCount: 0,
    subscribeCount: 0,
    cancelCount: 0,
    refusedCount: 0,
  };
}
