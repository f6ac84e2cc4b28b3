import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { assetFile } from "./asset-file.ts";
import { contentType } from "./content-type.ts";
import { pageHeaders } from "./page-headers.ts";

export interface PageReply {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The built renderer as both hosts serve it. */
export interface Page {
  /** Answers one GET. Never rejects: what cannot be read does not exist. */
  answer(pathname: string): Promise<PageReply>;
}

export interface PageOptions {
  /** The folder of the built renderer, absolute. */
  readonly root: string;
  /** Script that the page loads before its own, as a path on the same host; it must be a classic one. */
  readonly firstScript?: string;
}

export function createPage({ root, firstScript }: PageOptions): Page {
  return {
    async answer(pathname) {
      const file = assetFile(root, pathname);
      const type = file === null ? null : contentType(file);
      if (file === null || type === null) return notFound();
      try {
        const content = await readFile(file);
        return type.startsWith("text/html")
          ? document(content.toString("utf8"), firstScript)
          : asset(new Uint8Array(content), type, pathname);
      } catch {
        // Absent, a folder, or not readable: to the page it is all one.
        return notFound();
      }
    },
  };
}

/** The head opens with what must stand there before the page's own scripts and styles. */
function document(html: string, firstScript: string | undefined): PageReply {
  const nonce = randomBytes(16).toString("base64url");
  const script = firstScript === undefined ? "" : `<script src="${firstScript}"></script>`;
  const opening = `<head><meta property="csp-nonce" nonce="${nonce}">${script}`;
  return {
    status: 200,
    headers: {
      ...pageHeaders(nonce),
      "cache-control": "no-store",
      "content-type": "text/html; charset=utf-8",
    },
    body: new TextEncoder().encode(html.replace("<head>", () => opening)),
  };
}

function asset(body: Uint8Array<ArrayBuffer>, type: string, pathname: string): PageReply {
  // The bundler writes a hash of the content into every name in this folder.
  const isHashed = pathname.startsWith("/assets/");
  const cacheControl = isHashed ? "private, max-age=31536000, immutable" : "no-cache";
  const headers = { ...pageHeaders(null), "cache-control": cacheControl, "content-type": type };
  return { status: 200, headers, body };
}

function notFound(): PageReply {
  const headers = {
    ...pageHeaders(null),
    "cache-control": "no-store",
    "content-type": "text/plain",
  };
  return { status: 404, headers, body: new TextEncoder().encode("not found") };
}
