import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { app } from "./electron.ts";

// node run.ts dist/main/index.mjs [options of the app …]
const STAND_IN = new URL("./electron.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});

// As Electron's own: the program, then the app it runs.
process.argv.splice(1, 1);
const [, main = ""] = process.argv;

// Electron is ready only once the app's main file has run to its end; waiting for it there hangs for good.
await import(pathToFileURL(main).href);
app.becomeReady();
