const ANY = `<xs:any namespace="##other" processContents="lax" minOccurs="0"/>`;
const ANY_NUMBER = `<xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>`;

/** RFC 4745 §13: what its schema says, put down from the RFC. */
export const COMMON_POLICY_SCHEMA = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema targetNamespace="urn:ietf:params:xml:ns:common-policy"
    xmlns:cp="urn:ietf:params:xml:ns:common-policy" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    elementFormDefault="qualified" attributeFormDefault="unqualified">
  <xs:element name="ruleset"><xs:complexType><xs:sequence>
    <xs:element name="rule" type="cp:ruleType" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:complexType name="ruleType">
    <xs:sequence>
      <xs:element name="conditions" type="cp:conditionsType" minOccurs="0"/>
      <xs:element name="actions" type="cp:extensibleType" minOccurs="0"/>
      <xs:element name="transformations" type="cp:extensibleType" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="id" type="xs:ID" use="required"/>
  </xs:complexType>
  <xs:complexType name="conditionsType"><xs:choice maxOccurs="unbounded">
    <xs:element name="identity" type="cp:identityType"/>
    <xs:element name="sphere"><xs:complexType>
      <xs:attribute name="value" type="xs:string" use="required"/>
    </xs:complexType></xs:element>
    <xs:element name="validity" type="cp:validityType"/>
    <xs:any namespace="##other" processContents="lax"/>
  </xs:choice></xs:complexType>
  <xs:complexType name="identityType"><xs:choice maxOccurs="unbounded">
    <xs:element name="one"><xs:complexType>
      <xs:sequence>${ANY}</xs:sequence>
      <xs:attribute name="id" type="xs:anyURI" use="required"/>
    </xs:complexType></xs:element>
    <xs:element name="many"><xs:complexType>
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="except"><xs:complexType>
          <xs:attribute name="domain" type="xs:string"/>
          <xs:attribute name="id" type="xs:anyURI"/>
        </xs:complexType></xs:element>
        <xs:any namespace="##other" processContents="lax"/>
      </xs:choice>
      <xs:attribute name="domain" type="xs:string"/>
    </xs:complexType></xs:element>
    <xs:any namespace="##other" processContents="lax"/>
  </xs:choice></xs:complexType>
  <xs:complexType name="validityType"><xs:sequence maxOccurs="unbounded">
    <xs:element name="from" type="xs:dateTime"/><xs:element name="until" type="xs:dateTime"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="extensibleType"><xs:sequence>${ANY_NUMBER}</xs:sequence></xs:complexType>
</xs:schema>
`;

function permissions(names: string): string {
  return names
    .split(" ")
    .map((name) => `<xs:element name="provide-${name}" type="xs:boolean"/>`)
    .join("");
}

function components(name: string, all: string, some: string): string {
  return `<xs:element name="${name}"><xs:complexType><xs:choice>
    <xs:element name="${all}"><xs:complexType/></xs:element>
    <xs:choice minOccurs="0" maxOccurs="unbounded">${some}
      <xs:any namespace="##other" processContents="lax"/>
    </xs:choice>
  </xs:choice></xs:complexType></xs:element>`;
}

function enumerated(name: string, values: string): string {
  const tokens = values.split(" ").map((value) => `<xs:enumeration value="${value}"/>`);
  return `<xs:element name="${name}"><xs:simpleType>
    <xs:restriction base="xs:token">${tokens.join("")}</xs:restriction>
  </xs:simpleType></xs:element>`;
}

const CLASS = `<xs:element name="class" type="xs:token"/><xs:element name="occurrence-id" type="xs:token"/>`;

/** RFC 5025 §7: what its schema says of the elements that we write, put down from the RFC. */
export const PRES_RULES_SCHEMA = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema targetNamespace="urn:ietf:params:xml:ns:pres-rules"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    elementFormDefault="qualified" attributeFormDefault="unqualified">
  ${enumerated("sub-handling", "block confirm polite-block allow")}
  ${components(
    "provide-services",
    "all-services",
    `<xs:element name="service-uri-scheme" type="xs:token"/>${CLASS}`,
  )}
  ${components("provide-persons", "all-persons", CLASS)}
  ${permissions("activities class deviceID mood place-is place-type privacy relationship")}
  ${permissions("status-icon sphere time-offset note")}
  ${enumerated("provide-user-input", "false bare thresholds full")}
  <xs:element name="provide-unknown-attribute"><xs:complexType><xs:simpleContent>
    <xs:extension base="xs:boolean">
      <xs:attribute name="name" type="xs:string" use="required"/>
      <xs:attribute name="ns" type="xs:string" use="required"/>
    </xs:extension>
  </xs:simpleContent></xs:complexType></xs:element>
  <xs:element name="provide-all-attributes"><xs:complexType/></xs:element>
</xs:schema>
`;

/** Both at once. */
export const AUTH_POLICY_SCHEMAS = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="urn:ietf:params:xml:ns:common-policy" schemaLocation="common-policy.xsd"/>
  <xs:import namespace="urn:ietf:params:xml:ns:pres-rules" schemaLocation="pres-rules.xsd"/>
</xs:schema>
`;
