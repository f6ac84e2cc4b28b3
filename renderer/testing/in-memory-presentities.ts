import { PresentityAddress } from "../../shared/contract/address.ts";
import type { OwnPresentity } from "../../shared/contract/presentity.ts";
import { initialSetting, unseenSetting } from "../../shared/model/status-setting.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { iso, type Act, type Part } from "./in-memory-bridge.ts";

type Calls = `presentity:${"create" | "change" | "remove" | "watching"}`;

export function presentityHandlers(act: Act): Part<Calls> {
  const { world, now } = act;
  const known = (address: PresentityAddress): OwnPresentity => {
    const found = ownOf(act).find((one) => one.address === address);
    if (found === undefined) throw new AppError("not-found", "no such presentity");
    return found;
  };
  return {
    "presentity:create": ({ tag, label }) => {
      const first = requireFirst(act);
      const address = PresentityAddress.parse(first.address.replace("@", `+${tag}@`));
      const status = unseenSetting(new Date(now()));
      const made = { ...first, address, label, createdAt: iso(now()), status };
      change(act, [...ownOf(act), made]);
      return made;
    },
    "presentity:change": ({ presentity, ...changes }) => {
      const before = known(presentity);
      const { label = before.label, delegates = before.delegates } = changes;
      const { contacts = before.contacts, markup = before.markup } = changes;
      const changed = { ...before, label, delegates, contacts, markup };
      change(
        act,
        ownOf(act).map((one) => (one === before ? changed : one)),
      );
      return changed;
    },
    "presentity:remove": ({ presentity }) => {
      const gone = known(presentity);
      change(
        act,
        ownOf(act).filter((one) => one !== gone),
      );
      return {};
    },
    "presentity:watching": ({ presentity }) => {
      known(presentity);
      if (world.ledger === null) throw new AppError("unavailable", "not connected");
      return {
        rules: [],
        requests: [],
        information: { ...world.ledger, presentity, watchers: [] },
      };
    },
  };
}

function change({ world, emit }: Act, own: OwnPresentity[]): void {
  world.snapshot.presentities = { ...world.snapshot.presentities, own };
  emit("presentities:changed", world.snapshot.presentities);
}

/** A world that says nothing of them has the first one, as every account. */
function ownOf({ world, now }: Act): OwnPresentity[] {
  const { own } = world.snapshot.presentities;
  if (own.length > 0 || world.session === null) return own;
  const status = world.snapshot.status ?? initialSetting(new Date(now()));
  const address = world.session.identity.presentity;
  const says = { label: "", delegates: [], contacts: [], markup: [] };
  return [{ address, createdAt: iso(now()), status, ...says }];
}

function requireFirst(act: Act): OwnPresentity {
  const [first] = ownOf(act);
  if (first === undefined) throw new AppError("unauthenticated", "signed out");
  return { ...first, delegates: [], contacts: [], markup: [] };
}
