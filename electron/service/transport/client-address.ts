import { BlockList, isIP, isIPv6 } from "node:net";

/**
 * Whose request it is: the peer's address, or, where the peer is a proxy one knows, what that says in
 * `X-Forwarded-For`.
 */
export type ClientAddress = (
  peer: string,
  forwardedFor: string | readonly string[] | undefined,
) => string;

const LOOPBACK = ["127.0.0.0/8", "::1"];

/** Whether the text names a proxy: an address, a network such as `10.0.0.0/8`, or `loopback`. */
export function isProxyAddress(text: string): boolean {
  if (text === "loopback") return true;
  const { address, prefix, ends } = parseNetwork(text);
  // A network of everybody would let everybody claim any address.
  return isPlainAddress(address) && /^[1-9]\d*$/u.test(prefix) && Number(prefix) <= ends;
}

/**
 * Reads the header as Express and Fastify do for a list of trusted proxies: from its end, which the nearest
 * proxy wrote, up to the first address that is no proxy's. What stands before that may be made up.
 *
 * One function for requests and for connections, because Fastify's own mechanism never sees the latter.
 * Something that is no address ends the reading at the proxy that passed it on.
 */
export function createClientAddress(proxies: readonly string[]): ClientAddress {
  if (proxies.length === 0) return (peer) => peer;
  const known = new BlockList();
  for (const text of proxies.flatMap((one) => (one === "loopback" ? LOOPBACK : [one]))) {
    const { address, prefix } = parseNetwork(text);
    known.addSubnet(address, Number(prefix), familyOf(address));
  }
  return (peer, forwardedFor) => {
    let nearest = peer;
    for (const said of [forwardedFor ?? []].flat().join(",").split(",").toReversed()) {
      const before = said.trim();
      if (!known.check(nearest, familyOf(nearest)) || !isPlainAddress(before)) break;
      nearest = before;
    }
    return nearest;
  };
}

function parseNetwork(text: string) {
  const slash = text.indexOf("/");
  const address = slash === -1 ? text : text.slice(0, slash);
  const ends = isIPv6(address) ? 128 : 32;
  return { address, prefix: slash === -1 ? String(ends) : text.slice(slash + 1), ends };
}

/** Without a zone: that is a name of the other computer's making, and as long as it likes. */
function isPlainAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes("%");
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv6(address) ? "ipv6" : "ipv4";
}
