import { presentity } from "./presence.fixture.ts";
import { heard, nextMessage, settled, type World } from "./transcript-world.fixture.ts";

export async function send(world: World, text = "are you there?"): Promise<object> {
  const { ada, probing } = world;
  const message = nextMessage(world, ada, text);
  await probing.probe("message:send", message);
  await heard(world);
  return message;
}

export async function probeMessages(world: World): Promise<void> {
  const { probing } = world;
  const message = await send(world);
  await probing.probe("message:send", message);
  await probing.probe("message:send", { ...message, body: { type: "text/plain", text: "other" } });
  await send(world, "");
  await send(world, "ä".repeat(5_000));
  await probing.probe("inbox:fetch", { after: 0, limit: 200 });
}

export async function probePages(world: World): Promise<void> {
  const { probing } = world;
  const authorization = `Bearer ${probing.credentials.token}`;
  for (const address of ["ada", "ADA@host.test", "pres:ada@host.test", "nobody"]) {
    await probing.get(`/presence/${address}`, { authorization });
  }
  await probing.get("/presence/ada", { authorization, accept: "application/json" });
  await probing.get("/presence/ada", { authorization, accept: "image/png" });
  await probing.get("/presence/ada");
}

/** Every channel there is, without changing what the watcher holds. */
export async function probeAll(world: World): Promise<void> {
  const { probing } = world;
  const ada = presentity(world.ada);
  const batch = [ada, presentity(world.cem), "pres:nobody@host.test", "pres:ada@elsewhere.test"];
  const line = { presentity: ada, name: "Ada", groups: ["Friends"] };
  await probing.probe("presence:fetch", { presentities: [ada] });
  await probing.probe("presence:fetch", { presentities: [...batch, ada] });
  await probePages(world);
  await probing.probe("presence:subscribe", { presentity: ada });
  await probing.probe("presence:resume", {});
  await probing.probe("buddy:add", line);
  await probing.probe("buddy:change", { ...line, name: `Ada at ${world.clock.now()}` });
  await probing.probe("buddy:list", {});
  await probeMessages(world);
  await probing.probe("access:decide", { watcher: "ada@host.test", handling: "allow" });
  await probing.probe("access:list", {});
  await probing.probe("watcher:requests", {});
  await probing.probe("watcher:fetch", {});
  await settled(world);
}

/** Lets go of what the watcher holds, and asks for it anew. */
export async function probeAnew(world: World): Promise<void> {
  const { probing } = world;
  const ada = presentity(world.ada);
  // Sound: what a good reply to this call looks like; a bad one fails right below.
  const held = (await probing.probe("presence:subscribe", { presentity: ada })) as {
    value: { subscription: { id: string } };
  };
  await probing.probe("presence:unsubscribe", { subscriptionId: held.value.subscription.id });
  await probing.probe("presence:resume", {});
  await probing.probe("presence:fetch", { presentities: [ada] });
  await probing.probe("presence:subscribe", { presentity: ada });
  await probing.probe("buddy:remove", { presentity: ada });
  await probing.probe("buddy:change", { presentity: ada, name: "", groups: [] });
  await probing.probe("presence:fetch", { presentities: [ada] });
  await probing.probe("buddy:add", { presentity: ada, name: "A", groups: [] });
  await settled(world);
}
