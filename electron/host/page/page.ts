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
  /** A classic script of the host's own, served as `pathname`, that runs before the page's. */
  readonly firstScript?: { readonly pathname: string; readonly file: string };
}

export function createPage({ root, firstScript }: PageOptions): Page {
  return {
    async answer(pathname) {
      const isFirst = pathname === firstScript?.pathname;
      const file = isFirst ? firstScript.file : assetFile(root, pathname);
      const type = file === null ? null : contentType(file);
      if (file === null || type === null) return notFound();
      try {
        const content = await readFile(file);
        return type.startsWith("text/html")
          ? document(content.toString("utf8"), firstScript?.pathname)
          : asset(new Uint8Array(content), type, pathname);
      } catch {
        // Absent, a folder, or not readable: to the page it is all one.
        return notFound();
      }
    },
  };
}

function document(html: string, script: string | undefined): PageReply {
  const opening = script === undefined ? "<head>" : `<head><script src="${script}"></script>`;
  return {
    status: 200,
    headers: {
      ...pageHeaders(),
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
  const headers = { ...pageHeaders(), "cache-control": cacheControl, "content-type": type };
  return { status: 200, headers, body };
}

function notFound(): PageReply {
  const headers = {
    ...pageHeaders(),
    "cache-control": "no-store",
    "content-type": "text/plain",
  };
  return { status: 404, headers, body: new TextEncoder().encode("not found") };
}
