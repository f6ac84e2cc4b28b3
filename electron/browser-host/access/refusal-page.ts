import { randomBytes } from "node:crypto";
import { pageHeaders } from "../../host/page/page-headers.ts";

/** The one page that a tab without access gets, for every address alike. */
export function refusalPage(): { headers: Readonly<Record<string, string>>; html: string } {
  const nonce = randomBytes(16).toString("base64url");
  return {
    headers: {
      ...pageHeaders(nonce),
      "cache-control": "no-store",
      "content-type": "text/html; charset=utf-8",
    },
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Porchlight</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 34em; margin: 20vh auto 0; padding: 0 24px; }
h1 { font-size: 22px; font-weight: 600; }
</style>
</head>
<body>
<h1>This tab needs a fresh link</h1>
<p>Each link that Porchlight prints opens one browser, once. Start Porchlight again with the same
command: while it is running, that prints a new link and nothing else.</p>
</body>
</html>
`,
  };
}
