import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Page } from "../host/page/page.ts";
import { pageHeaders } from "../host/page/page-headers.ts";
import { cookieHeader, readCookie } from "./access/access-cookie.ts";
import type { Entrance } from "./access/entrance.ts";
import { isOwnRequest } from "./access/own-address.ts";
import { refusalPage } from "./access/refusal-page.ts";
import { FRESH_LINK_PATH, TICKET_PARAMETER } from "./bridge/bridge-address.ts";

/** The parameter of the printed link. */
export const TOKEN_PARAMETER = "token";

export interface PageRoutes {
  readonly page: Page;
  readonly entrance: Entrance;
  /** Known once the server listens; no request comes earlier. */
  ownPort(): number;
}

/** Serves the page to tabs that have the cookie, and cookie and ticket to those that bring a token. */
export function addPageRoutes(app: FastifyInstance, routes: PageRoutes): void {
  const { page, entrance, ownPort } = routes;
  app.addHook("onRequest", async (request, reply) => {
    if (!isOwnRequest(request.headers, `127.0.0.1:${ownPort()}`)) return refuse(reply, 403);
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404));

  app.get("/*", async (request, reply) => {
    const { pathname, token } = partsOf(request);
    const isAdmitted = entrance.admits(readCookie(request.headers.cookie, ownPort()));
    if (pathname === "/" && token !== null) return enter(reply, token, isAdmitted);
    if (!isAdmitted || pathname === FRESH_LINK_PATH) return askForLink(reply);
    const { status, headers, body } = await page.answer(pathname);
    return reply.code(status).headers(headers).send(Buffer.from(body));
  });

  /** To the same page without the token, so that the address bar and the history don't keep it. */
  function enter(reply: FastifyReply, token: string, isAdmitted: boolean): FastifyReply {
    const pass = entrance.redeem(token);
    // The printed link opened a second time in the same browser does no harm.
    if (pass === null && !isAdmitted) return askForLink(reply);
    reply.headers({ ...pageHeaders(), "cache-control": "no-store" });
    if (pass === null) return reply.redirect("/", 303);
    reply.header("set-cookie", cookieHeader(ownPort(), pass.cookie));
    return reply.redirect(`/#${TICKET_PARAMETER}=${pass.ticket}`, 303);
  }
}

function partsOf(request: FastifyRequest): { pathname: string; token: string | null } {
  // Not through URL: "//elsewhere/" would read as a host.
  const [pathname = "", query = ""] = (request.raw.url ?? "").split("?", 2);
  return { pathname, token: new URLSearchParams(query).get(TOKEN_PARAMETER) };
}

function askForLink(reply: FastifyReply): FastifyReply {
  const { headers, html } = refusalPage();
  return reply.code(401).headers(headers).send(html);
}

function refuse(reply: FastifyReply, status: 403 | 404): FastifyReply {
  const text = status === 403 ? "forbidden" : "not found";
  return reply.code(status).headers(pageHeaders()).type("text/plain").send(text);
}
