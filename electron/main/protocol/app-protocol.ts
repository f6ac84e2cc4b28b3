import { protocol, type Session } from "electron";
import type { Page } from "../../host/page/page.ts";
import { APP_SCHEME } from "../app-origin.ts";
import { pagePath } from "./page-path.ts";

/** Before `ready`, or Chromium treats the scheme as one that has no origin. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** Serves the built page as `app://porchlight/…`, and nothing as `file:`. */
export function servePage(session: Session, page: Page): void {
  session.protocol.handle(APP_SCHEME, async ({ method, url }) => {
    const pathname = pagePath(method, url);
    if (pathname === null) return new Response("not found", { status: 404 });
    const { status, headers, body } = await page.answer(pathname);
    return new Response(body, { status, headers });
  });
  // A page that got hold of a file: address would read this computer's files.
  session.protocol.handle("file", () => new Response("forbidden", { status: 403 }));
}
