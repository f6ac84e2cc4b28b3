import { describe, expect, it } from "vitest";
import type { TestClient } from "../testing/client.fixture.ts";
import { textMessage } from "../testing/message.fixture.ts";
import { befriend, choose, decide, look, publish } from "../testing/presence.fixture.ts";
import { rankTest } from "../testing/rank-test.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";

const { clock, join } = useSharedService();

const PROBES = 200;
/** By chance alone once in a million, and three times in a row never. */
const TELLING = 1e-6;
const REPETITIONS = 3;

async function threeAbsences() {
  const bob = await join("bob");
  const people = [await join("gone"), await join("hidden"), await join("ignoring")] as const;
  for (const person of people) {
    await befriend(bob, person);
    await publish(person);
  }
  clock.advance(5_000);
  const [gone, hidden, ignoring] = people;
  await gone.ask("presence:unpublish", {});
  await choose(hidden, "invisible");
  await decide(ignoring, bob, "polite-block");
  clock.advance(5_000);
  return { bob, people };
}

/** Takes turns, another one first each time, so that whatever else the machine does falls on all alike. */
async function timesOf(
  people: readonly TestClient[],
  probe: (person: TestClient) => Promise<unknown>,
): Promise<number[][]> {
  const taken = people.map((): number[] => []);
  for (let turn = 0; turn < PROBES * people.length; turn += 1) {
    const which = (turn + Math.floor(turn / people.length)) % people.length;
    const person = people[which];
    if (person === undefined) continue;
    const start = performance.now();
    await probe(person);
    taken[which]?.push(performance.now() - start);
  }
  return taken;
}

/** How likely the two most different of three would be if nothing distinguished them. */
async function likelihood(
  people: readonly TestClient[],
  probe: (person: TestClient) => Promise<unknown>,
): Promise<number> {
  const [gone = [], hidden = [], ignoring = []] = await timesOf(people, probe);
  return Math.min(rankTest(gone, hidden), rankTest(gone, ignoring), rankTest(hidden, ignoring));
}

describe("the time that a reply takes", () => {
  it.each<[string, (bob: TestClient, person: TestClient) => Promise<unknown>]>([
    ["a look", (bob, person) => look(bob, person)],
    ["a message", (bob, person) => bob.ask("message:send", textMessage(person, "hello"))],
  ])("to %s does not tell one absence from another", async (_what, probe) => {
    const { bob, people } = await threeAbsences();
    const ask = (person: TestClient) => probe(bob, person);
    for (const person of people) for (let warm = 0; warm < 20; warm += 1) await ask(person);
    const likelihoods: number[] = [];
    for (let round = 0; round < REPETITIONS; round += 1) {
      likelihoods.push(await likelihood(people, ask));
      if (likelihoods.some((one) => one >= TELLING)) break;
    }
    expect(Math.max(...likelihoods)).toBeGreaterThanOrEqual(TELLING);
  });
});
