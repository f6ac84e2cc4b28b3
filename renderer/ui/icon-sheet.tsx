import { ICON_SHAPES } from "./icon-shapes.tsx";

/** The symbols that `Icon` points at. Rendered once, beside the app and never inside a hidden box. */
export function IconSheet() {
  return (
    <svg className="visually-hidden" aria-hidden="true">
      {Object.entries(ICON_SHAPES).map(([name, shape]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 20 20">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}
