// Development only: the whole page over data in memory, to be looked at. Not bundled into the app.
// `?world=full` chooses what there is; the page finds the bridge where it always does.
import { createInMemoryBridge } from "./create-in-memory-bridge.ts";
import type { InMemoryBridge } from "./in-memory-bridge.ts";
import { emptyWorld, failedWorld, fullWorld, thousandWorld, welcomeWorld } from "./worlds.ts";

declare global {
  interface Window {
    inMemory?: InMemoryBridge;
  }
}

const worlds = {
  empty: emptyWorld,
  failed: failedWorld,
  full: fullWorld,
  thousand: thousandWorld,
  welcome: welcomeWorld,
};

const wanted = new URLSearchParams(location.search);
const name = wanted.get("world") ?? "full";
const makeWorld = Object.hasOwn(worlds, name) ? worlds[name as keyof typeof worlds] : fullWorld;
const world = makeWorld(Date.now());
const theme = wanted.get("theme");
if (theme === "light" || theme === "dark") world.snapshot.preferences.theme = theme;
const bridge = createInMemoryBridge({
  world,
  now: Date.now,
  later: (delayMs, run) => void setTimeout(run, delayMs),
});
Object.defineProperty(window, "porchlight", { value: bridge });
window.inMemory = bridge;
if (wanted.has("offline")) bridge.setConnection("waiting", 8_000);
if (wanted.has("rtl")) document.documentElement.dir = "rtl";
await import("../main.tsx");
