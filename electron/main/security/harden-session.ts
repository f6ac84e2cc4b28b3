import type { Session } from "electron";
import type { Log } from "../../agent/ports.ts";
import { isOwnUrl } from "../app-origin.ts";
import { isPermitted } from "./permissions.ts";

/** Denies a session everything the page does not need: permissions, devices, screens and the network. */
export function hardenSession(session: Session, log: Log): void {
  const decide = (permission: string, origin: string) => {
    const isGranted = isPermitted(permission, origin);
    if (!isGranted) log.debug({ permission }, "denied a permission");
    return isGranted;
  };
  session.setPermissionRequestHandler((_contents, permission, done, { requestingUrl }) =>
    done(decide(permission, originOf(requestingUrl))),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => decide(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, done) => done(null));
  denyNetwork(session, log);
}

/** The page talks to this process only; the agent is the one that talks to a service. */
function denyNetwork(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, done) => {
    const isAllowed = isOwnUrl(url) || OWN_SCHEMES.has(URL.parse(url)?.protocol ?? "");
    if (!isAllowed) log.warn({ resourceType }, "denied a request to the network");
    done({ cancel: !isAllowed });
  });
}

/** Inside of Chromium: nothing of these leaves it. */
const OWN_SCHEMES: ReadonlySet<string> = new Set(["blob:", "data:", "devtools:"]);

function originOf(raw: string): string {
  const url = URL.parse(raw);
  return url === null ? "" : `${url.protocol}//${url.host}`;
}
