import "./quiet-zod.ts";
import "./theme/theme.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { NoBridge } from "./app/no-bridge.tsx";
import { reportInput } from "./app/report-input.ts";
import { watchAttention } from "./app/watch-attention.ts";
import { createRequest } from "./bridge/create-request.ts";
import { listenToBridge } from "./bridge/listen-to-bridge.ts";
import { readBridge } from "./bridge/read-bridge.ts";
import { createState } from "./state/create-state.ts";
import { followApp } from "./state/follow-app.ts";
import { selectAwayNow } from "./state/session/session-store.ts";
import { systemClock } from "./state/page-clock.ts";
import { startTheme } from "./theme/theme.ts";
import { createToasts } from "./ui/toasts.ts";
import { invariant } from "../shared/result/invariant.ts";

const report = (what: string) => console.warn(what);

startTheme(document, { theme: "system", contrast: "system" });
const root = document.getElementById("root");
invariant(root !== null, "index.html has no root");

const bridge = readBridge();
if (bridge === null) {
  createRoot(root).render(<NoBridge />);
} else {
  const ask = createRequest(bridge, report);
  const attention = watchAttention(window);
  const state = createState({
    ask,
    clock: systemClock,
    isAttentive: attention.isAttentive,
    soon: queueMicrotask,
  });
  const app = followApp(ask, state);
  listenToBridge(bridge, app.listeners, report);
  reportInput({
    page: window,
    clock: systemClock,
    isAwaited: () => state.session.store.getState().host?.senses.input === "page",
    isAway: () => selectAwayNow(state.session.store.getState()) !== null,
    report: () => void state.session.reportInput(),
  });
  // Whatever is still being typed is kept when the window goes away.
  addEventListener("pagehide", state.drafts.flush);
  addEventListener("blur", state.drafts.flush);
  void app.load();
  createRoot(root).render(
    <App state={state} toasts={createToasts()} attention={attention} reload={app.load} />,
  );
}
