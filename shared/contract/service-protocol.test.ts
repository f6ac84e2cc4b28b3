import { describe, expect, it } from "vitest";
import { z } from "zod";
import { entranceCalls } from "./account.ts";
import { bridgeCalls, bridgeEvents } from "./bridge.ts";
import { BRIDGE_CALL_NAMES, BRIDGE_EVENT_NAMES } from "./bridge-names.ts";
import type { CallDefinition } from "./define.ts";
import { InboxItem } from "./message.ts";
import { Handshake, serviceCalls, serviceEvents } from "./service-protocol.ts";

// Side by side: a call of the bridge may have the name of one of the service.
const calls = [entranceCalls, serviceCalls, bridgeCalls].flatMap((map) =>
  Object.entries<CallDefinition>(map),
);

interface JsonSchema {
  readonly type?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly additionalProperties?: unknown;
}

/** Paths of strings and arrays that nothing bounds. */
function unbounded(schema: JsonSchema, path: string): string[] {
  // A time is no fixed length: its seconds may have as many places as somebody likes.
  const isFixed =
    (schema.format !== undefined && schema.format !== "date-time") ||
    schema.enum !== undefined ||
    schema.const !== undefined;
  const here =
    (schema.type === "string" && !isFixed && schema.maxLength === undefined) ||
    (schema.type === "array" && schema.maxItems === undefined)
      ? [path]
      : [];
  const below = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [["[]", schema.items] as const]),
    ...(schema.anyOf ?? []).map((one, index) => [`|${index}`, one] as const),
    ...(schema.oneOf ?? []).map((one, index) => [`|${index}`, one] as const),
  ].flatMap(([name, one]) => unbounded(one, `${path}.${name}`));
  return [...here, ...below];
}

// Sound: the draft that zod writes has these fields with these meanings.
const jsonSchemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" }) as JsonSchema;

describe("the contract", () => {
  it.each(calls)(
    "accepts no unknown field in %s, and nothing without a bound",
    (name, definition) => {
      const schema = jsonSchemaOf(definition.input);
      expect(schema.type).toBe("object");
      expect(schema.additionalProperties).toBe(false);
      expect(unbounded(schema, name)).toEqual([]);
    },
  );

  it("tolerates fields of a newer peer wherever it reads", () => {
    for (const [, { output }] of calls) {
      expect(jsonSchemaOf(output).additionalProperties).not.toBe(false);
    }
    for (const schema of [serviceEvents, bridgeEvents].flatMap(Object.values<z.ZodType>)) {
      expect(jsonSchemaOf(schema).additionalProperties).not.toBe(false);
    }
    expect(Handshake.parse({ protocol: 1, colour: "amber" })).toEqual({ protocol: 1 });
  });

  it("keeps the sequence of an inbox item whose kind it does not know", () => {
    expect(InboxItem.parse({ sequence: 4, kind: "reaction", glyph: "+" })).toEqual({
      sequence: 4,
      kind: "reaction",
    });
  });

  it("refuses a malformed item of a kind it knows", () => {
    expect(InboxItem.safeParse({ sequence: 4, kind: "message" }).success).toBe(false);
  });

  it("has one schema per name of the bridge", () => {
    expect(Object.keys(bridgeCalls)).toEqual([...BRIDGE_CALL_NAMES]);
    expect(Object.keys(bridgeEvents)).toEqual([...BRIDGE_EVENT_NAMES]);
  });
});
