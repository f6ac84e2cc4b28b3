import { classNames } from "./class-names.ts";
import styles from "./welcome-street.module.css";

interface House {
  readonly x: number;
  /** Where the wall begins, from above. */
  readonly top: number;
  readonly roof: "gable" | "flat";
  /** Floors from the top, each with its two windows; `true` is lit. */
  readonly floors: readonly (readonly [boolean, boolean])[];
  /** The one with its porch light on. */
  readonly isHome?: boolean;
}

const GROUND = 440;
const WIDTH = 128;
const FLOOR = 62;

const HOUSES: readonly House[] = [
  { x: -70, top: 244, roof: "gable", floors: [[false, false]] },
  {
    x: 92,
    top: 178,
    roof: "flat",
    floors: [
      [false, true],
      [false, false],
    ],
  },
  { x: 222, top: 226, roof: "gable", floors: [[false, true]], isHome: true },
  {
    x: 372,
    top: 154,
    roof: "gable",
    floors: [
      [false, false],
      [true, false],
    ],
  },
  { x: 512, top: 234, roof: "flat", floors: [[false, false]] },
];

/** Five houses, three lit windows and one light on the porch. */
export function WelcomeStreet() {
  return (
    <svg
      className={styles.scene}
      viewBox="0 0 572 460"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      <defs>
        <radialGradient id="street-glow">
          <stop className={styles.light} offset="0" stopOpacity="0.5" />
          <stop className={styles.light} offset="0.45" stopOpacity="0.14" />
          <stop className={styles.light} offset="1" stopOpacity="0" />
        </radialGradient>
        <radialGradient id="street-pool">
          <stop className={styles.light} offset="0" stopOpacity="0.55" />
          <stop className={styles.light} offset="1" stopOpacity="0" />
        </radialGradient>
      </defs>
      {HOUSES.map((house) => (
        <HouseShape key={house.x} house={house} />
      ))}
      <path className={styles.line} d={`M-400 ${GROUND}h1440`} />
    </svg>
  );
}

function HouseShape({ house }: { readonly house: House }) {
  const { x, top, floors } = house;
  return (
    <g>
      <path className={styles.wall} d={`M${x} ${GROUND}V${top}h${WIDTH}V${GROUND}`} />
      <Roof house={house} />
      {floors.map((windows, floor) =>
        windows.map((isLit, side) => (
          <WindowShape
            key={`${floor} ${side}`}
            x={x + 22 + side * 58}
            y={top + 24 + floor * FLOOR}
            isLit={isLit}
          />
        )),
      )}
      <Porch x={x} isHome={house.isHome === true} />
    </g>
  );
}

function Roof({ house: { x, top, roof } }: { readonly house: House }) {
  if (roof === "flat") {
    return (
      <>
        <path className={styles.roof} d={`M${x - 6} ${top}h${WIDTH + 12}v-10h${-WIDTH - 12}z`} />
        <path className={styles.line} d={`M${x + 6} ${top + 10}h${WIDTH - 12}`} />
      </>
    );
  }
  return (
    <>
      <path
        className={styles.roof}
        d={`M${x - 8} ${top}l${WIDTH / 2 + 8}-56 ${WIDTH / 2 + 8} 56z`}
      />
      <path className={styles.wall} d={`M${x + 94} ${top - 34}v-26h14v40`} />
    </>
  );
}

interface WindowShapeProps {
  readonly x: number;
  readonly y: number;
  readonly isLit: boolean;
}

function WindowShape({ x, y, isLit }: WindowShapeProps) {
  return (
    <>
      <rect className={isLit ? styles.paneLit : styles.pane} x={x} y={y} width="26" height="34" />
      <path
        className={classNames(styles.line, isLit && styles.barLit)}
        d={`M${x + 13} ${y}v34M${x} ${y + 15}h26`}
      />
      <path className={styles.line} d={`M${x - 4} ${y + 38}h34`} />
    </>
  );
}

function Porch({ x, isHome }: { readonly x: number; readonly isHome: boolean }) {
  const lantern = `M${x + 94} 356h12l-2 16h-8z`;
  const hook = `M${x + 100} 352v-4M${x + 93} 356l3-4h8l3 4z`;
  return (
    <>
      {isHome && <ellipse className={styles.pool} cx={x + 82} cy="444" rx="84" ry="9" />}
      <path
        className={isHome ? styles.doorLit : styles.door}
        d={`M${x + 48} ${GROUND}v-62h32v62`}
      />
      <path className={styles.line} d={`M${x + 48} 394h32M${x + 74} 412v5`} />
      <path className={styles.door} d={`M${x + 40} ${GROUND}v-6h48v6`} />
      {isHome && <circle className={styles.glow} cx={x + 100} cy="364" r="120" />}
      <path className={classNames(styles.line, isHome && styles.hookLit)} d={hook} />
      <path className={isHome ? styles.lanternLit : styles.line} d={lantern} />
    </>
  );
}
