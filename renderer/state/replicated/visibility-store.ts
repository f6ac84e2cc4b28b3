import { createStore } from "zustand";
import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { BridgeCalls } from "../../../shared/contract/bridge.ts";
import type { Output } from "../../../shared/contract/define.ts";
import type {
  HidingOutcome,
  Sharing,
  Visibility,
  VisibilityRule,
} from "../../../shared/contract/visibility.ts";
import { visibilityRuleFor } from "../../../shared/model/visibility-decision.ts";
import type { Failure } from "../../../shared/result/result.ts";
import type { Ask } from "../ask.ts";
import { readOnly, type StateSlice } from "../readable-store.ts";

export interface VisibilityState {
  readonly phase: "idle" | "loading" | "ready" | "failed";
  readonly failure: Failure | null;
  readonly visibility: Visibility | null;
  readonly sharesWithHidden: boolean;
  /** What hiding would make of each buddy. */
  readonly outcomes: ReadonlyMap<PresentityAddress, HidingOutcome>;
}

const INITIAL: VisibilityState = {
  phase: "idle",
  failure: null,
  visibility: null,
  sharesWithHidden: true,
  outcomes: new Map(),
};

export type VisibilitySlice = ReturnType<typeof createVisibilitySlice>;

/** The rule for the watching of one presentity; null: none of its own. */
export const selectException =
  (presentity: PresentityAddress) =>
  ({ visibility }: VisibilityState): VisibilityRule | null =>
    visibility?.exceptions.find((one) => one.presentity === presentity)?.rule ?? null;

/** What hiding makes of watching a presentity; undefined: one does not hide from it, or it is not known. */
export const selectHidden =
  (presentity: PresentityAddress | undefined) =>
  ({ visibility, outcomes }: VisibilityState): HidingOutcome | undefined =>
    presentity !== undefined &&
    visibility !== null &&
    visibilityRuleFor(visibility, presentity) === "hidden"
      ? outcomes.get(presentity)
      : undefined;

/** Who may learn that one watches, as the service has it: only it can say what holds. */
export function createVisibilitySlice(ask: Ask) {
  const store = createStore<VisibilityState>(() => INITIAL);
  const receive = (visibility: Visibility) =>
    store.setState({ phase: "ready", failure: null, visibility });
  const receiveSharing = ({ sharesWithHidden }: Sharing) => store.setState({ sharesWithHidden });

  const change = async (visibility: Visibility) => {
    const reply = await ask("visibility:set", visibility);
    if (reply.ok) receive(reply.value);
    return reply;
  };
  return {
    store: readOnly(store),
    receive,
    receiveSharing,
    /** What is known stays on the page while it is asked for anew. */
    async load() {
      store.setState(({ visibility }) => (visibility === null ? { phase: "loading" } : {}));
      const [chosen, sharing, preview] = await readAll(ask);
      if (sharing.ok) receiveSharing(sharing.value);
      if (preview.ok) store.setState({ outcomes: outcomesOf(preview.value) });
      if (chosen.ok) receive(chosen.value);
      else store.setState({ phase: "failed", failure: chosen.error });
    },
    choose: (known: Visibility, rule: VisibilityRule) => change({ ...known, rule }),
    /** Null: no longer anything of its own. */
    except(known: Visibility, presentity: PresentityAddress, rule: VisibilityRule | null) {
      const others = known.exceptions.filter((one) => one.presentity !== presentity);
      const exceptions = rule === null ? others : [...others, { presentity, rule }];
      return change({ ...known, exceptions });
    },
    async share(sharesWithHidden: boolean) {
      const reply = await ask("sharing:set", { sharesWithHidden });
      if (reply.ok) receiveSharing(reply.value);
      return reply;
    },
    reset: () => store.setState(store.getInitialState(), true),
  } satisfies StateSlice<VisibilityState> & Record<string, unknown>;
}

function readAll(ask: Ask) {
  return Promise.all([
    ask("visibility:get", {}),
    ask("sharing:get", {}),
    ask("visibility:preview", {}),
  ]);
}

function outcomesOf({ buddies }: Output<BridgeCalls["visibility:preview"]>) {
  return new Map(buddies.map(({ presentity, hidden }) => [presentity, hidden]));
}
