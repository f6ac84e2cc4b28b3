import { describe, expect, it } from "vitest";
import { register, startAgent } from "../testing/test-agent.fixture.ts";
import { aTown, optionsIn } from "../testing/town.fixture.ts";
import { until } from "../testing/until.fixture.ts";

describe("a poller", { timeout: 120_000 }, () => {
  it("is in the ledger of whom it looks at, and stops at whoever blocks it", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using one = await startAgent(optionsIn(town, ada));
    await using other = await startAgent(optionsIn(town, bob));
    const { presentity } = bob.identity;
    const poll = await until(
      () => one.agent.poller.start({ presentity, everySeconds: 30 }),
      ({ document }) => document !== null,
    );
    expect(poll).toMatchObject({ isOn: true, code: null });
    const { watchers } = await other.agent.information.fetch("test");
    expect(watchers).toMatchObject([{ watcher: ada.identity.principal, kinds: ["fetcher"] }]);
    await other.agent.watcher.decide(ada.identity.principal, "block");
    const refused = await one.agent.poller.start({ presentity, everySeconds: 60 });
    expect(refused).toMatchObject({ isOn: false, code: "watching-refused" });
  });
});
