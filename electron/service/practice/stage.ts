import type { AccessHandling } from "../../../shared/contract/access.ts";
import type { PrincipalAddress } from "../../../shared/contract/address.ts";
import type { Bus, Clock, Sessions, Stop } from "../ports.ts";
import { type Echo, startEcho } from "./echo.ts";
import { beThere, wander } from "./open-house.ts";
import type { Performer } from "./performer.ts";
import { PERFORMANCES } from "./performances.ts";
import type { PracticeRole } from "./practice-company.ts";

export interface StageDeps {
  readonly performers: readonly Performer[];
  readonly isGuest: (principal: PrincipalAddress) => boolean;
  readonly handlingOf: (
    owner: PrincipalAddress,
    watcher: PrincipalAddress,
  ) => AccessHandling | Promise<AccessHandling>;
  readonly sessions: Sessions;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** Where the practice buddies are at work: one scene per guest who is here, the house open meanwhile. */
export interface Stage {
  /** Begins with this guest if they are here. Idempotent. */
  receive(guest: PrincipalAddress): void;
  greet(guest: PrincipalAddress): void;
  stop: Stop;
}

// They are for trying things out; a crowd would only cost.
const MAX_SCENES = 50;
/** A connection that breaks and comes back is no departure. */
const LINGER_MS = 15_000;

export function createStage(deps: StageDeps): Stage {
  const { sessions, isGuest } = deps;
  const house = createHouse(deps);
  const scenes = createScenes(deps, house);
  const leaving = createDepartures(deps.clock, scenes.end);
  const isHere = (guest: PrincipalAddress) => sessions.of(guest).length > 0;

  const receive = (guest: PrincipalAddress): void => {
    leaving.cancel(guest);
    if (isGuest(guest) && isHere(guest)) scenes.begin(guest);
  };
  const stops = [
    sessions.onDidStart(({ principal }) => receive(principal)),
    sessions.onDidEnd(({ principal }) => {
      if (scenes.has(principal) && !isHere(principal)) leaving.begin(principal);
    }),
  ];
  return {
    receive,
    greet: house.greet,
    stop: () => {
      for (const stop of stops) stop();
      leaving.stop();
      scenes.stop();
    },
  };
}

type House = ReturnType<typeof createHouse>;

function createScenes(deps: StageDeps, house: House) {
  const scenes = new Map<PrincipalAddress, Stop>();
  const end = (guest: PrincipalAddress): void => {
    scenes.get(guest)?.();
    scenes.delete(guest);
    if (scenes.size === 0) house.close();
  };
  return {
    has: (guest: PrincipalAddress) => scenes.has(guest),
    begin: (guest: PrincipalAddress): void => {
      if (scenes.has(guest) || scenes.size >= MAX_SCENES) return;
      house.open();
      scenes.set(guest, playFor(deps, guest));
    },
    end,
    stop: () => [...scenes.keys()].forEach(end),
  };
}

function createDepartures(clock: Clock, leave: (guest: PrincipalAddress) => void) {
  const waiting = new Map<PrincipalAddress, Stop>();
  const cancel = (guest: PrincipalAddress): void => {
    waiting.get(guest)?.();
    waiting.delete(guest);
  };
  return {
    cancel,
    begin: (guest: PrincipalAddress): void => {
      cancel(guest);
      const go = () => {
        waiting.delete(guest);
        leave(guest);
      };
      waiting.set(guest, clock.schedule(go, LINGER_MS));
    },
    stop: () => [...waiting.keys()].forEach(cancel),
  };
}

function playFor(deps: StageDeps, guest: PrincipalAddress): Stop {
  const { performers, handlingOf, clock } = deps;
  const stops = performers.map((performer) => {
    const own = performer.caller.principal;
    const isWelcome = async () => (await handlingOf(guest, own)) !== "block";
    return PERFORMANCES[performer.character.role]({ performer, guest, clock, isWelcome });
  });
  return () => {
    for (const stop of stops) stop();
  };
}

/** What the buddies do for all guests together: being there, wandering off, answering. */
function createHouse(deps: StageDeps) {
  const { performers, clock } = deps;
  const play = (role: PracticeRole) => performers.find(({ character }) => character.role === role);
  let echo: Echo | undefined;
  let stops: Stop[] = [];

  return {
    open: (): void => {
      if (stops.length > 0) return;
      const buddies = performers.filter(({ character }) => character.isBuddy);
      stops = buddies.map((buddy) => beThere(buddy, clock));
      const wanderer = play("wanderer");
      if (wanderer !== undefined) stops.push(wander(wanderer, clock));
      const answerer = play("echo");
      if (answerer === undefined) return;
      echo = startEcho({ ...deps, performer: answerer });
      stops.push(echo.stop);
    },
    close: (): void => {
      for (const stop of stops) stop();
      stops = [];
      echo = undefined;
    },
    greet: (guest: PrincipalAddress) => echo?.greet(guest),
  };
}
