import type { ReactNode } from "react";
import styles from "./icon-shapes.module.css";

/**
 * The shapes of all icons, drawn in 20 × 20 with round strokes and no fills. Their colour and stroke
 * come from where they are used.
 */
export const ICON_SHAPES = {
  alert: (
    <>
      <path d="M10 3.5 17.5 16.5h-15z" />
      <path d="M10 8.5v3.5M10 14.25v.01" />
    </>
  ),
  attach: (
    <path d="m16 9.5-6 6a3.75 3.75 0 0 1-5.3-5.3l6.5-6.5a2.5 2.5 0 0 1 3.55 3.55l-6.4 6.4a1.25 1.25 0 0 1-1.77-1.77L12 6.5" />
  ),
  bell: (
    <>
      <path d="M5.25 13.5c.5-.8.75-1.7.75-3V8.5a4 4 0 0 1 8 0v2c0 1.3.25 2.2.75 3z" />
      <path d="M8.5 16a1.6 1.6 0 0 0 3 0" />
    </>
  ),
  "bell-off": (
    <>
      <path d="M3 3l14 14M6 8.5v2c0 1.3-.25 2.2-.75 3h8.25M7.25 5.6A4 4 0 0 1 14 8.5v2" />
      <path d="M8.5 16a1.6 1.6 0 0 0 3 0" />
    </>
  ),
  block: (
    <>
      <circle cx="10" cy="10" r="6.75" />
      <path d="m5.25 5.25 9.5 9.5" />
    </>
  ),
  buddies: (
    <>
      <circle cx="7.5" cy="7" r="3" />
      <path d="M2.25 16.5c.3-3 2.4-4.75 5.25-4.75s4.95 1.75 5.25 4.75" />
      <path d="M12.75 4.25a3 3 0 0 1 0 5.5M14.5 12.1c1.9.7 3 2.2 3.25 4.4" />
    </>
  ),
  check: <path d="m4 10.5 4 4 8-9" />,
  checks: (
    <>
      <path d="m1.75 10.75 3.5 3.75 7-8.5" />
      <path d="m9 13 1.5 1.5 7.5-8.5" />
    </>
  ),
  clock: (
    <>
      <circle cx="10" cy="10" r="6.75" />
      <path d="M10 6.25V10l2.5 1.75" />
    </>
  ),
  close: <path d="m5 5 10 10M15 5 5 15" />,
  code: <path d="M7 6 3 10l4 4M13 6l4 4-4 4" />,
  compose: (
    <>
      <path d="M10.5 3.5H5A1.5 1.5 0 0 0 3.5 5v10A1.5 1.5 0 0 0 5 16.5h10a1.5 1.5 0 0 0 1.5-1.5V9.5" />
      <path d="m8.5 11.5.5-2.5L15 3l2 2-6 6z" />
    </>
  ),
  copy: (
    <>
      <rect x="7" y="7" width="9.5" height="9.5" rx="1.5" />
      <path d="M13 7V5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 5 13h2" />
    </>
  ),
  density: <path d="M3.5 4.5h13M3.5 8.17h13M3.5 11.83h13M3.5 15.5h13" />,
  desktop: (
    <>
      <rect x="2.75" y="3.5" width="14.5" height="9.75" rx="1.5" />
      <path d="M10 13.25v3.25M6.75 16.5h6.5" />
    </>
  ),
  down: <path d="m5.5 8 4.5 4.5L14.5 8" />,
  export: (
    <>
      <path d="M10 12.5v-9M6.5 7 10 3.5 13.5 7" />
      <path d="M3.5 12.5V15A1.5 1.5 0 0 0 5 16.5h10a1.5 1.5 0 0 0 1.5-1.5v-2.5" />
    </>
  ),
  eye: (
    <>
      <path d="M1.75 10S4.75 4.25 10 4.25 18.25 10 18.25 10 15.25 15.75 10 15.75 1.75 10 1.75 10z" />
      <circle cx="10" cy="10" r="2.5" />
    </>
  ),
  "eye-off": (
    <path d="M3 3l14 14M8 4.5A8 8 0 0 1 10 4.25c5.25 0 8.25 5.75 8.25 5.75a14 14 0 0 1-2.4 3.1M5.2 5.8A13.5 13.5 0 0 0 1.75 10S4.75 15.75 10 15.75c1.7 0 3.15-.6 4.35-1.45M8.25 8.25a2.5 2.5 0 0 0 3.5 3.5" />
  ),
  filter: <path d="M3.5 5.5h13M6 10h8M8.5 14.5h3" />,
  globe: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M3 10h14M10 3c2 2 3 4.25 3 7s-1 5-3 7c-2-2-3-4.25-3-7s1-5 3-7z" />
    </>
  ),
  grip: (
    <path d="M7.5 5v.01M12.5 5v.01M7.5 10v.01M12.5 10v.01M7.5 15v.01M12.5 15v.01" strokeWidth="2" />
  ),
  hide: <path d="M3.5 10h13" strokeDasharray="2.5 2.75" />,
  home: (
    <>
      <path d="M3 9.5 10 3.5l7 6" />
      <path d="M5 8v8.5h10V8" />
      <path d="M8.25 16.5V12h3.5v4.5" />
    </>
  ),
  inbox: (
    <>
      <path d="M3 11.5h4l1.2 2h3.6l1.2-2h4" />
      <path d="M3 11.5 5.2 4.6a1.5 1.5 0 0 1 1.4-1.1h6.8a1.5 1.5 0 0 1 1.4 1.1L17 11.5V15a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15z" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="6.75" />
      <path d="M10 9.25v4M10 6.75v.01" />
    </>
  ),
  laptop: (
    <>
      <path d="M4 12.5v-7A1.5 1.5 0 0 1 5.5 4h9A1.5 1.5 0 0 1 16 5.5v7" />
      <path d="M2 12.5h16v1a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2z" />
    </>
  ),
  left: <path d="M12 5.5 7.5 10l4.5 4.5" />,
  lock: (
    <>
      <rect x="4.5" y="9" width="11" height="7.5" rx="1.5" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
    </>
  ),
  mark: (
    <>
      <path d="M10 1.75v2.5M5 8l2.25-3.75h5.5L15 8zM6.5 8v6.75h7V8M5.5 14.75h9M8.75 17.25h2.5" />
      <circle className={styles.light} cx="10" cy="11.25" r="1.75" />
    </>
  ),
  more: <path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.25" />,
  "no-connection": (
    <path d="M3 3l14 14M2.5 8.5a11 11 0 0 1 3.25-2.2M9.5 5.1a11 11 0 0 1 8 3.4M5.25 11.5a7 7 0 0 1 3.25-1.9M13 10.3c.65.3 1.25.7 1.75 1.2M10 15.25h.01" />
  ),
  panel: (
    <>
      <rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2" />
      <path d="M12.25 3.75v12.5" />
    </>
  ),
  phone: (
    <>
      <rect x="5.75" y="2.25" width="8.5" height="15.5" rx="2" />
      <path d="M9.25 15h1.5" />
    </>
  ),
  pin: (
    <>
      <path d="M7 3.5h6l-.75 5 2.25 2.75h-9L7.75 8.5z" />
      <path d="M10 11.25V17" />
    </>
  ),
  plus: <path d="M10 4v12M4 10h12" />,
  practice: (
    <>
      <rect x="3.5" y="6.5" width="13" height="9.5" rx="2.5" />
      <path d="M10 6.5V3.75M7.25 10.5v1.25M12.75 10.5v1.25" />
      <path d="M1.75 10.5v2M18.25 10.5v2" />
    </>
  ),
  reply: (
    <>
      <path d="M8 5 3.5 9.5 8 14" />
      <path d="M3.5 9.5H12a4.5 4.5 0 0 1 4.5 4.5v1.5" />
    </>
  ),
  retry: (
    <>
      <path d="M16 10a6 6 0 1 1-1.9-4.4L16 7.25" />
      <path d="M16 3.5v3.75h-3.75" />
    </>
  ),
  right: <path d="m8 5.5 4.5 4.5L8 14.5" />,
  rules: (
    <>
      <path d="M3 5.75h6.75M14.25 5.75H17M3 14.25h2.5M10 14.25h7" />
      <circle cx="12" cy="5.75" r="2.25" />
      <circle cx="7.75" cy="14.25" r="2.25" />
    </>
  ),
  search: (
    <>
      <circle cx="9" cy="9" r="5.25" />
      <path d="m13 13 4 4" />
    </>
  ),
  send: <path d="M10 16V4.5M5 9l5-5 5 5" />,
  server: (
    <>
      <rect x="3" y="3.75" width="14" height="5" rx="1.5" />
      <rect x="3" y="11.25" width="14" height="5" rx="1.5" />
      <path d="M6 6.25h.01M6 13.75h.01M9 6.25h5M9 13.75h5" />
    </>
  ),
  settings: (
    <>
      <path d="M8.6 2.9h2.8l.5 2 1.6.9 2-.6 1.4 2.4-1.5 1.5v1.8l1.5 1.5-1.4 2.4-2-.6-1.6.9-.5 2H8.6l-.5-2-1.6-.9-2 .6-1.4-2.4 1.5-1.5V9.1L3.1 7.6l1.4-2.4 2 .6 1.6-.9z" />
      <circle cx="10" cy="10" r="2.5" />
    </>
  ),
  "sign-out": (
    <>
      <path d="M12 6.5V5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v10A1.5 1.5 0 0 0 5 16.5h5.5A1.5 1.5 0 0 0 12 15v-1.5" />
      <path d="M8 10h9M14 7l3 3-3 3" />
    </>
  ),
  smile: (
    <>
      <circle cx="10" cy="10" r="6.75" />
      <path d="M7 11.75c.7 1 1.75 1.5 3 1.5s2.3-.5 3-1.5M7.75 8v.01M12.25 8v.01" />
    </>
  ),
  "sort-down": <path d="M10 4v12M5.5 11.5 10 16l4.5-4.5" />,
  "sort-up": <path d="M10 16V4M5.5 8.5 10 4l4.5 4.5" />,
  trash: <path d="M3.75 5.5h12.5M8 5.5V3.75h4V5.5M5.25 5.5l.75 11h8l.75-11M8.5 8.5v5M11.5 8.5v5" />,
  "user-plus": (
    <>
      <circle cx="8" cy="7" r="3" />
      <path d="M2.75 16.5c.3-3 2.4-4.75 5.25-4.75 1.7 0 3.1.6 4 1.7M15 11.5v5M12.5 14h5" />
    </>
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof ICON_SHAPES;
