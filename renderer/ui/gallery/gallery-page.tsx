import type { ReactNode } from "react";
import { BuddiesPage } from "./buddies-page.tsx";
import { InboxPage } from "./inbox-page.tsx";
import { PartsPage } from "./parts-page.tsx";
import { WatchersPage } from "./watchers-page.tsx";
import { WelcomePage } from "./welcome-page.tsx";

/** The page a hash asks for; `parts` when it asks for none. */
export function galleryPage(words: readonly string[]): ReactNode {
  if (words.includes("buddies"))
    return <BuddiesPage shown={shownPane(words)} isMany={words.includes("many")} />;
  if (words.includes("inbox") || words.includes("status")) {
    return (
      <InboxPage
        shown={shownPane(words)}
        hasDetails={words.includes("details")}
        isStatusOpen={words.includes("status")}
      />
    );
  }
  if (words.includes("watchers")) return <WatchersPage />;
  if (words.includes("welcome")) return <WelcomePage />;
  return <PartsPage />;
}

function shownPane(words: readonly string[]): "list" | "main" | "details" {
  if (words.includes("details")) return "details";
  return words.includes("main") ? "main" : "list";
}
