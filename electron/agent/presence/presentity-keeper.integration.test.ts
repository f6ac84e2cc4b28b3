import { describe, expect, it } from "vitest";
import { PresentityAddress } from "../../../shared/contract/address.ts";
import { register, startAgent } from "../testing/test-agent.fixture.ts";
import { aTown, optionsIn } from "../testing/town.fixture.ts";
import { until } from "../testing/until.fixture.ts";

const busy = { choice: "busy", note: "in surgery", until: null } as const;

describe("one's presentities", { timeout: 120_000 }, () => {
  it("are listed, made, chosen for and taken away, apart from the first one's status", async () => {
    await using town = await aTown();
    const ada = await register(town.url(), "ada");
    await using one = await startAgent(optionsIn(town, ada));
    const { presentities, status } = one.agent;
    await until(() => presentities.list().own.length === 1);
    const { address } = await presentities.create({ tag: "work", label: "Day job" });
    expect(presentities.list().own.map(({ label }) => label)).toEqual(["", "Day job"]);
    await presentities.choose(address, busy);
    expect(presentities.list().own[1]?.status).toMatchObject({ choice: "busy" });
    expect(status.status()?.choice).toBe("available");
    await one.agent.watcher.look(address);
    const watching = await presentities.watching(address);
    expect(watching).toMatchObject({
      rules: [],
      requests: [],
      information: { presentity: address },
    });
    await presentities.remove({ presentity: address });
    expect(presentities.list().own).toHaveLength(1);
    await expect(presentities.choose(address, busy)).rejects.toMatchObject({ code: "not-found" });
  });

  it("of others come into a delegate's hands and go again, with who chose what told to the owner", async () => {
    await using town = await aTown();
    const [ada, bob] = [await register(town.url(), "ada"), await register(town.url(), "bob")];
    await using owner = await startAgent(optionsIn(town, ada));
    await using helper = await startAgent(optionsIn(town, bob));
    const { presentity } = ada.identity;
    const put = (delegates: (typeof bob.identity.principal)[]) =>
      owner.agent.presentities.change({ presentity, delegates });
    await until(() => owner.agent.connection.isOnline() && helper.agent.connection.isOnline());
    await put([bob.identity.principal]);
    const delegated = () => helper.agent.presentities.list().delegated;
    await until(() => delegated().length === 1);
    await helper.agent.presentities.choose(presentity, busy);
    await until(() => owner.agent.status.status()?.note === "in surgery");
    expect(owner.agent.status.status()?.setBy).toBe(bob.identity.principal);
    expect(helper.agent.status.status()?.note).toBe("");
    await put([]);
    await until(() => delegated().length === 0);
  });

  it("are known from the last time without a service, and nothing is made or chosen then", async () => {
    await using town = await aTown();
    const ada = await register(town.url(), "ada");
    await using one = await startAgent(optionsIn(town, ada));
    await until(() => one.agent.presentities.list().own.length === 1);
    one.agent.connection.stop();
    const { presentities } = one.agent;
    const work = PresentityAddress.parse(ada.identity.presentity.replace("@", "+work@"));
    for (const trying of [
      presentities.create({ tag: "work", label: "" }),
      presentities.choose(work, busy),
    ]) {
      await expect(trying).rejects.toMatchObject({ code: "unavailable" });
    }
    expect(presentities.list().own).toHaveLength(1);
  });
});
