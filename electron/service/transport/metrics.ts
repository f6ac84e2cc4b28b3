import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Result } from "../../../shared/result/result.ts";

/** What the service counts. Labels are names of calls and codes: nobody's address, nobody's text. */
export interface Meter {
  /** One more connection, or one less. */
  connections(change: 1 | -1): void;
  answered(call: string, result: Result<unknown>): void;
  /** A figure that is looked up when somebody asks for the metrics. */
  observe(name: string, help: string, read: () => number): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMeter(): Meter {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const connections = new Gauge({
    name: "porchlight_connections",
    help: "Signed-in connections",
    registers: [registry],
  });
  const calls = new Counter({
    name: "porchlight_calls_total",
    help: "Answered calls by name and outcome",
    labelNames: ["call", "outcome"],
    registers: [registry],
  });
  return {
    connections: (change) => connections.inc(change),
    answered: (call, result) => calls.inc({ call, outcome: result.ok ? "ok" : result.error.code }),
    observe: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name: `porchlight_${name}`,
        help,
        registers: [registry],
        collect: () => gauge.set(read()),
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
