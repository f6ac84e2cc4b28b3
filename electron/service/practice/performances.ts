import { presentityOf } from "../../../shared/model/address.ts";
import type { Performance, Scene } from "./performer.ts";
import type { PracticeRole } from "./practice-company.ts";
import { keepRhythm } from "./rhythm.ts";

const SECOND_MS = 1_000;

/** What each role does with one guest. What the wanderer and the echo do, they do for all at once. */
export const PERFORMANCES: Readonly<Record<PracticeRole, Performance>> = {
  echo: subscribeOnce,
  wanderer: subscribeOnce,
  glancer: glance,
  poller: poll,
  churner: churn,
  knocker: subscribeOnce,
};

/** Watches like a buddy does; toward somebody who has not decided, a request that waits. */
function subscribeOnce(scene: Scene) {
  return keepRhythm(scene.clock, {
    pauseMs: (round) => (round === 0 ? 2 * SECOND_MS : null),
    act: async () => (await scene.isWelcome()) && (await subscribe(scene)) !== null,
  });
}

// Anything but even: nobody should take it for a program.
const GLANCES_S = [3, 11, 2, 34, 5, 71, 8, 3, 127, 19, 240, 6, 410];

function glance(scene: Scene) {
  return keepRhythm(scene.clock, {
    pauseMs: (round) => (GLANCES_S[round % GLANCES_S.length] ?? 60) * SECOND_MS,
    act: () => look(scene),
  });
}

function poll(scene: Scene) {
  return keepRhythm(scene.clock, { pauseMs: () => 10 * SECOND_MS, act: () => look(scene) });
}

async function look({ performer, guest, isWelcome }: Scene): Promise<boolean> {
  if (!(await isWelcome())) return false;
  const presentities = [presentityOf(guest)];
  const reply = await performer.request("presence:fetch", { presentities });
  return reply.ok && reply.value.results.every((result) => result.ok);
}

// Often enough at first to be seen, seldom enough later not to get on anybody's nerves.
const CHURN_S = [4, 6, 6, 6, 6, 6, 6, 8, 30, 20, 120, 60];
const CHURN_LATER_S = 600;

/** Even rounds subscribe, odd ones cancel. */
function churn(scene: Scene) {
  return keepRhythm(scene.clock, {
    pauseMs: (round) => (CHURN_S[round] ?? CHURN_LATER_S) * SECOND_MS,
    act: async (round) => {
      if (!(await scene.isWelcome())) return false;
      const subscriptionId = await subscribe(scene);
      if (subscriptionId === null) return false;
      if (round % 2 === 0) return true;
      const reply = await scene.performer.request("presence:unsubscribe", { subscriptionId });
      return reply.ok;
    },
  });
}

/** The id of the subscription held now, also one held before; null when refused. */
async function subscribe({ performer, guest }: Scene) {
  const reply = await performer.request("presence:subscribe", { presentity: presentityOf(guest) });
  return reply.ok ? reply.value.subscription.id : null;
}
