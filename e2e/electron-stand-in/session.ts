import type { Request } from "playwright";
import { toApp, toReal } from "./origin-map.ts";

type ProtocolHandler = (request: globalThis.Request) => Promise<Response> | Response;
type RequestDecision = (details: object, done: (answer: { cancel?: boolean }) => void) => void;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  done: (isGranted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (
  contents: unknown,
  permission: string,
  origin: string,
  details: object,
) => boolean;

export interface StandInReply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** One session: who serves which scheme, what may be requested, what is permitted. */
class DefaultSession {
  readonly schemes = new Map<string, object>();
  readonly #handlers = new Map<string, ProtocolHandler>();
  #decide: RequestDecision = (_details, done) => done({});
  #onPermission: PermissionRequest | null = null;
  #onCheck: PermissionCheck | null = null;

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler) => void this.#handlers.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (decide: RequestDecision) => void (this.#decide = decide),
  };

  readonly registerSchemes = (schemes: { scheme: string; privileges: object }[]): void => {
    for (const { scheme, privileges } of schemes) this.schemes.set(scheme, privileges);
  };

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#onPermission = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(): void {}

  setDisplayMediaRequestHandler(): void {}

  /** Granted where nobody was asked: that is what Electron does. */
  isPermitted(permission: string, origin: string): { asked: boolean; checked: boolean } {
    let asked = this.#onPermission === null;
    const details = { requestingUrl: `${origin}/`, isMainFrame: true };
    this.#onPermission?.(null, permission, (isGranted) => void (asked = isGranted), details);
    return { asked, checked: this.#onCheck?.(null, permission, origin, {}) ?? true };
  }

  /** What a page gets for a request; null when it gets nothing. */
  async answer(request: Request): Promise<StandInReply | null> {
    const url = toApp(request.url());
    if (this.isCancelled(url, request.resourceType())) return null;
    const handler = this.#handlers.get(url.slice(0, url.indexOf(":")));
    if (handler === undefined) return null;
    const asked = new Request(toReal(url), { method: request.method() });
    // Undici's Request takes the address as it is; the handler must see the one the page asked for.
    Object.defineProperty(asked, "url", { value: url });
    const reply = await handler(asked);
    return {
      status: reply.status,
      headers: Object.fromEntries(reply.headers),
      body: Buffer.from(await reply.arrayBuffer()),
    };
  }

  isCancelled(url: string, resourceType = "other"): boolean {
    let isCancelled = false;
    this.#decide({ url, resourceType }, ({ cancel = false }) => void (isCancelled = cancel));
    return isCancelled;
  }
}

export type { DefaultSession };

export function createDefaultSession(): DefaultSession {
  return new DefaultSession();
}
