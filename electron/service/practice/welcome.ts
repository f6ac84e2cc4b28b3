import type { AccessRules } from "../rule/access-rules.ts";
import { presentityOf } from "../../../shared/model/address.ts";
import type { Bus, Caller } from "../ports.ts";
import type { ServiceRequest } from "./local-request.ts";
import type { Performer } from "./performer.ts";

/** The one who asks the practice buddies over. */
export interface Host {
  readonly caller: Caller;
  readonly request: ServiceRequest;
}

export interface WelcomeDeps {
  readonly rules: AccessRules;
  readonly bus: Bus;
}

const GROUPS = ["Practice buddies"];

/**
 * Makes acquaintance, in the host's name and with the host's own calls. What the host has decided about
 * one of them stays decided, and who is on the list already stays as they are there. Idempotent.
 */
export async function welcome(
  deps: WelcomeDeps,
  host: Host,
  performers: readonly Performer[],
): Promise<void> {
  const listed = await host.request("buddy:list", {});
  const known = new Set(listed.ok ? listed.value.buddies.map((buddy) => buddy.presentity) : []);
  for (const performer of performers) {
    await letIn(deps, host, performer);
    const isListed = known.has(presentityOf(performer.caller.principal));
    if (performer.character.isBuddy && !isListed) await addBuddy(deps, host, performer);
  }
  await tellRules(deps, host);
}

async function letIn({ rules }: WelcomeDeps, host: Host, performer: Performer): Promise<void> {
  const { caller, character } = performer;
  if (!character.isLetIn) return;
  const { rule } = await rules.decide(host.caller.identity.presentity, caller);
  if (rule !== null) return;
  await host.request("access:decide", { watcher: caller.principal, handling: "allow" });
}

async function addBuddy({ bus }: WelcomeDeps, host: Host, performer: Performer): Promise<void> {
  const { principal, deviceId } = host.caller;
  await performer.request("access:decide", { watcher: principal, handling: "allow" });
  const presentity = presentityOf(performer.caller.principal);
  const added = await host.request("buddy:add", { presentity, name: "", groups: GROUPS });
  if (!added.ok) return;
  // The asking device did not add them itself: it hears of them like the others do.
  bus.toDevice(deviceId, "buddy:changed", { buddies: [added.value.buddy], removed: [] });
  bus.toDevice(deviceId, "subscription:changed", added.value.watched);
}

async function tellRules({ bus }: WelcomeDeps, host: Host): Promise<void> {
  const listed = await host.request("access:list", {});
  if (listed.ok) bus.toDevice(host.caller.deviceId, "access:changed", listed.value);
}
