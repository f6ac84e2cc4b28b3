import { existsSync } from "node:fs";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { layerRules } from "./layer-rules.ts";
import { ROOMS } from "./rooms.ts";
import { teachUsing } from "./teach-using.ts";

teachUsing();
const folders = [...ROOMS.map(({ folder }) => folder), "build"].filter((folder) =>
  existsSync(folder),
);
const result = await cruiseFolders();
const seen = result.modules.filter(({ source }) => folders.some((f) => source.startsWith(`${f}/`)));
const unread = folders.filter(
  (folder) => !seen.some(({ source }) => source.startsWith(`${folder}/`)),
);

for (const { rule, from, to } of result.summary.violations) {
  console.error(`${from} → ${to}\n  ${rule.name}: ${explain(rule.name)}`);
}
if (unread.length > 0) console.error(`Nothing was read in ${unread.join(", ")}.`);
console.log(`${seen.length} files, ${result.summary.violations.length} against the layer table.`);
process.exitCode = result.summary.violations.length > 0 || unread.length > 0 ? 1 : 0;

async function cruiseFolders(): Promise<ICruiseResult> {
  const { output } = await cruise(
    folders,
    {
      // The TypeScript parser would need an interface that TypeScript 7 no longer has, and would silently read nothing.
      parser: "swc",
      tsPreCompilationDeps: true,
      ruleSet: { forbidden: layerRules() },
      validate: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "^(\\.?dist[^/]*|release)/" },
    },
    {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".css", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  );
  if (typeof output === "string")
    throw new Error("The layer check got a report instead of a result.");
  return output;
}

function explain(name: string): string {
  return layerRules().find((rule) => rule.name === name)?.comment ?? "";
}
