import type { Configuration } from "electron-builder";
import { flipFusesAfterPack, LINUX_PROGRAM } from "./fuses.ts";

/** The only package that is not inside the bundles: it is compiled code. */
const COMPILED = "@node-rs";

const config: Configuration = {
  appId: "org.porchlight.desktop",
  productName: "Porchlight",
  copyright: "Copyright © 2026 The Porchlight team",
  directories: { buildResources: "build", output: "release" },
  asar: true,
  files: [
    "dist/**",
    "!dist/.built",
    "!dist/**/*.map",
    "!dist/browser-host/**",
    "package.json",
    "LICENSE",
    `!node_modules/!(${COMPILED})`,
    `!node_modules/!(${COMPILED})/**`,
  ],
  // Everything is in the bundles or prebuilt.
  npmRebuild: false,
  afterPack: flipFusesAfterPack,
  protocols: [{ name: "Porchlight address", schemes: ["pres", "im"] }],
  linux: {
    target: ["AppImage", "deb"],
    icon: "build/icons/linux",
    category: "Network;InstantMessaging",
    synopsis: "Instant messages, and who is watching your light",
    syncDesktopName: true,
    executableName: LINUX_PROGRAM,
  },
  mac: {
    target: ["dmg", "zip"],
    icon: "build/icons/icon.icns",
    category: "public.app-category.social-networking",
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: "build/entitlements.mac.plist",
    entitlementsInherit: "build/entitlements.mac.plist",
  },
  win: {
    target: ["nsis"],
    icon: "build/icons/icon.ico",
  },
};

export default config;
