import { AppError } from "../../shared/result/app-error.ts";
import { iso, type Act, type Part } from "./in-memory-bridge.ts";

type Name = Pick<Act["world"]["snapshot"]["presenceAlerts"][number], "presentity" | "kind">;

const isSame = (one: Name) => (other: Name) =>
  one.presentity === other.presentity && one.kind === other.kind;

/** “Tell me when …”; the tests say themselves when an alert fires. */
export function alertHandlers(act: Act): Part<`alert:${"set" | "remove" | "seen"}`> {
  const { world, emit, now } = act;
  const tell = () => {
    const { presenceAlerts: alerts, firedAlerts: fired } = world.snapshot;
    emit("presence-alerts:changed", { alerts, fired });
  };
  return {
    "alert:set": ({ presentity, kind, repeats }) => {
      const { snapshot } = world;
      if (!snapshot.buddies.some(({ buddy }) => buddy.presentity === presentity))
        throw new AppError("not-found", "not on the list");
      const alert = { presentity, kind, repeats, setAt: iso(now()) };
      const others = snapshot.presenceAlerts.filter((other) => !isSame(alert)(other));
      snapshot.presenceAlerts = [...others, alert];
      tell();
      return alert;
    },
    "alert:remove": (name) => {
      world.snapshot.presenceAlerts = world.snapshot.presenceAlerts.filter(
        (other) => !isSame(name)(other),
      );
      tell();
      return {};
    },
    "alert:seen": (name) => {
      const { snapshot } = world;
      snapshot.firedAlerts = snapshot.firedAlerts.filter((other) => !isSame(name)(other));
      tell();
      return {};
    },
  };
}
