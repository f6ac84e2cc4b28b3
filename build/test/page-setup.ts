import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// The library does both by itself only where the test functions are globals, and ours are imported.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(cleanup);
