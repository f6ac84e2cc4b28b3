import { rmSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { connect, register } from "../testing/client.fixture.ts";
import {
  befriend,
  choose,
  decide,
  lookAt,
  notified,
  principal,
  publish,
} from "../testing/presence.fixture.ts";
import { startServiceProcess, temporaryFolder } from "../testing/start-service.fixture.ts";

it("a service that is killed comes back with everything it said", async () => {
  const dataFolder = temporaryFolder();
  const first = await startServiceProcess(dataFolder);
  const ada = await register(first, "ada");
  const bob = await register(first, "bob");
  const eve = await register(first, "eve");
  const { subscription } = await befriend(bob, ada);
  await befriend(eve, ada);
  await publish(ada);
  await notified(eve, "available");
  await decide(ada, eve, "polite-block");
  await notified(eve, "unavailable");
  const ignored = JSON.stringify(await lookAt(eve, ada));
  await choose(ada, "busy", { note: "writing" });
  await notified(bob, "busy");
  await lookAt(bob, ada);
  const before = await ada.ask("watcher:fetch", {});
  await first.kill();

  const second = await startServiceProcess(dataFolder);
  onTestFinished(async () => {
    await second.kill();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const adaAgain = await connect(second, ada.credentials);
  const bobAgain = await connect(second, bob.credentials);
  const eveAgain = await connect(second, eve.credentials);
  expect(adaAgain.welcome.status).toMatchObject({ choice: "busy", note: "writing" });
  const [held] = (await bobAgain.ask("presence:resume", {})).watched;
  expect(held?.subscription).toEqual(subscription);
  expect(availabilityOf(held?.document ?? null)).toBe("busy");
  expect(JSON.stringify(await lookAt(eveAgain, ada))).toBe(ignored);
  const after = await adaAgain.ask("watcher:fetch", {});
  const entry = (of: typeof before) =>
    of.watchers.find(({ watcher }) => watcher === principal(bob));
  expect(entry(after)).toMatchObject({ state: "active", fetchCount: entry(before)?.fetchCount });
});
