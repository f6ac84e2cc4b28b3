import type { Session } from "electron";

type Handler = (request: { method: string; url: string }) => Promise<Response> | Response;
type Ask<T extends (handler: never, ...rest: never[]) => void> = Parameters<T>[0];

/** A session that remembers how it was set up and can be asked as Chromium would ask it. */
export function createFakeSession() {
  const handlers = new Map<string, Handler>();
  let onRequest: Ask<Session["setPermissionRequestHandler"]> = null;
  let onCheck: Ask<Session["setPermissionCheckHandler"]> = null;
  let onDevice: Ask<Session["setDevicePermissionHandler"]> = null;
  let onScreen: Ask<Session["setDisplayMediaRequestHandler"]> = null;
  let beforeRequest: (details: object, done: (answer: { cancel?: boolean }) => void) => void;

  const session = {
    protocol: {
      handle: (scheme: string, handler: Handler) => void handlers.set(scheme, handler),
    },
    setPermissionRequestHandler: (handler: typeof onRequest) => void (onRequest = handler),
    setPermissionCheckHandler: (handler: typeof onCheck) => void (onCheck = handler),
    setDevicePermissionHandler: (handler: typeof onDevice) => void (onDevice = handler),
    setDisplayMediaRequestHandler: (handler: typeof onScreen) => void (onScreen = handler),
    webRequest: {
      onBeforeRequest: (listener: typeof beforeRequest) => void (beforeRequest = listener),
    },
  };

  return {
    asElectrons: session as unknown as Session,
    async request(url: string, method = "GET"): Promise<Response> {
      const scheme = url.slice(0, url.indexOf(":"));
      const handler = handlers.get(scheme);
      if (handler === undefined) throw new Error(`nobody serves ${scheme}:`);
      return handler({ method, url });
    },
    requests(permission: string, requestingUrl: string): boolean | undefined {
      let answer: boolean | undefined;
      // As Electron does when it was never told: everything is granted.
      if (onRequest === null) return true;
      const done = (granted: boolean) => void (answer = granted);
      onRequest(null as never, permission as never, done, { requestingUrl } as never);
      return answer;
    },
    checks: (permission: string, origin: string): boolean =>
      onCheck === null || onCheck(null, permission as never, origin, {} as never),
    asksForDevice: (): boolean => onDevice === null || onDevice({} as never),
    asksForScreen(): unknown {
      let answer: unknown;
      onScreen?.({} as never, (streams) => void (answer = streams));
      return answer;
    },
    isLetThrough(url: string): boolean {
      let isCancelled = false;
      beforeRequest({ url }, ({ cancel = false }) => void (isCancelled = cancel));
      return !isCancelled;
    },
  };
}
