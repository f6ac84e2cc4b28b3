import * as fc from "fast-check";
import { AccessHandling } from "../../../../shared/contract/access.ts";
import { xmlElement } from "../../../../shared/model/xml-text.ts";

const ids = fc.constantFrom("pres:ada@home", "pres:bob@home", "pres:cid@away");
const domains = fc.constantFrom("home", "away");

const except = fc.oneof(
  ids.map((id) => xmlElement("except", { id })),
  domains.map((domain) => xmlElement("except", { domain })),
);
const identity = fc
  .array(
    fc.oneof(
      ids.map((id) => xmlElement("one", { id })),
      fc
        .tuple(fc.option(domains), fc.array(except, { maxLength: 3 }))
        .map(([domain, some]) => xmlElement("many", { domain: domain ?? undefined }, ...some)),
    ),
    { maxLength: 3 },
  )
  .map((elements) => xmlElement("identity", {}, ...elements));

const span = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([from, until]) =>
    [xmlElement("from", {}, month(from)), xmlElement("until", {}, month(until))].join(""),
  );

function month(number: number): string {
  return `2026-0${number}-01T00:00:00.000Z`;
}

const conditions = fc
  .tuple(
    fc.option(identity, { freq: 8 }),
    fc.option(
      fc
        .array(span, { minLength: 1, maxLength: 2 })
        .map((some) => xmlElement("validity", {}, ...some)),
      { freq: 3 },
    ),
    fc.option(fc.constantFrom('<sphere value="work"/>', '<x:moon xmlns:x="urn:x"/>'), { freq: 3 }),
  )
  .map((some) => xmlElement("conditions", {}, ...some.map((one) => one ?? "")));

const rule = fc
  .tuple(conditions, fc.constantFrom(...AccessHandling.options))
  .map(([some, handling]) =>
    [
      some,
      xmlElement("actions", {}, xmlElement("pr:sub-handling", {}, handling)),
      xmlElement("transformations", {}, SERVICES),
    ].join(""),
  );

const SERVICES = "<pr:provide-services><pr:all-services/></pr:provide-services>";

/** Rules as other programs write them, one above the other. */
export const arbitraryPolicy = fc.array(rule, { maxLength: 6 }).map((rules) =>
  xmlElement(
    "ruleset",
    {
      xmlns: "urn:ietf:params:xml:ns:common-policy",
      "xmlns:pr": "urn:ietf:params:xml:ns:pres-rules",
    },
    ...rules.map((inside, index) => xmlElement("rule", { id: `r${index}` }, inside)),
  ),
);
