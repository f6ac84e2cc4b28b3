import { z } from "zod";

// Must run before any schema is made: zod otherwise compiles its parsers with `new Function`, which
// the content policy refuses and reports (zod#4461).
z.config({ jitless: true });
