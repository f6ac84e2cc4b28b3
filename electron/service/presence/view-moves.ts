import { times } from "../../../shared/contract/limits.ts";
import { createCoalescer } from "../coalescer.ts";
import type { Clock, Stop } from "../ports.ts";
import { createSignal } from "../signal.ts";
import type { FilteredView } from "./filtered-view.ts";
import { moveFiltered } from "./filtering.ts";
import type { PresenceRepository } from "./presence-repository.ts";
import { brightnessOf, isShownPresent, moveView, type Presentity } from "./presentity.ts";
import type { WriteBehind } from "./write-behind.ts";

/** Moves full views on: the first change at once, later ones together (design 4.9). */
export interface ViewMoves {
  /** Something about the presentity may have changed. */
  ask(presentity: Presentity): void;
  /** At once; they left at `leftAt` (ms since the epoch), which is noticed only now. */
  moveAt(presentity: Presentity, leftAt: number): void;
  nextAt(presentity: Presentity): number;
  /** Does not move for a second, as if it just had. */
  hold(presentity: Presentity): void;
  onDidMove(listener: (presentity: Presentity, move: Move) => void): Stop;
  stop(): void;
}

export interface Move {
  /** Whether the full view showed somebody there before. */
  readonly wasPresent: boolean;
  /** The filtered views that show the difference. */
  readonly filtered: readonly FilteredView[];
}

export interface ViewMovesDeps {
  readonly repository: Pick<PresenceRepository, "saveView">;
  readonly writes: WriteBehind;
  readonly clock: Clock;
}

export function createViewMoves({ repository, writes, clock }: ViewMovesDeps): ViewMoves {
  const didMove = createSignal<[Presentity, Move]>();

  const moveAt = (presentity: Presentity, leftAt: number): boolean => {
    if (presentity.isGone) return false;
    const before = brightnessOf(presentity.view.document);
    const wasPresent = isShownPresent(presentity);
    if (!moveView(presentity, clock.now(), leftAt)) return false;
    const filtered = moveFiltered(presentity, clock.now());
    const { address, view, signOff } = presentity;
    const brightness = brightnessOf(view.document);
    const light = brightness === before ? null : { at: new Date(leftAt).toISOString(), brightness };
    writes.add(repository.saveView({ presentity: address, view, signOff, filtered, light }));
    didMove.tell(presentity, { wasPresent, filtered });
    return true;
  };

  const moves = createCoalescer<Presentity>(clock, times.notificationIntervalMs, (presentity) =>
    moveAt(presentity, clock.now()),
  );
  return {
    ask: moves.ask,
    moveAt: (presentity, leftAt) => void moveAt(presentity, leftAt),
    nextAt: moves.nextAt,
    hold: moves.hold,
    onDidMove: didMove.listen,
    stop: moves.stop,
  };
}
