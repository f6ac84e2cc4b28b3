// Globs in the configuration count from here; everything else about it lives in build/lint.
import config from "./build/lint/oxlint.config.ts";

export default config;
