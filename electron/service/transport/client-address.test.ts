import { describe, expect, it } from "vitest";
import { createClientAddress, isProxyAddress } from "./client-address.ts";

const CLIENT = "203.0.113.9";

describe("the address of a client", () => {
  it.each([
    ["where no proxy is named", [], "127.0.0.1", CLIENT],
    ["of a peer that is not the proxy", ["192.0.2.1"], "127.0.0.1", CLIENT],
    ["of a proxy that says nothing", ["loopback"], "127.0.0.1", undefined],
    ["of a proxy that says an empty text", ["loopback"], "127.0.0.1", ""],
    ["of a proxy that says a name", ["loopback"], "127.0.0.1", "unknown"],
    ["of a proxy that says half an address", ["loopback"], "127.0.0.1", "203.0.113"],
    ["of a proxy that says an address with a port", ["loopback"], "127.0.0.1", `${CLIENT}:80`],
    ["of a proxy that ends in nothing", ["loopback"], "127.0.0.1", `${CLIENT},`],
    ["of a proxy that says one with a zone", ["loopback"], "127.0.0.1", "fe80::1%made-up"],
    ["of a peer that is gone already", ["loopback"], "", CLIENT],
  ])("%s is the peer's", (_what, proxies, peer, forwardedFor) => {
    expect(createClientAddress(proxies)(peer, forwardedFor)).toBe(peer);
  });

  it.each([
    ["a proxy on this computer", ["loopback"], "127.0.0.1"],
    ["one over IPv6", ["loopback"], "::1"],
    ["one over IPv6 that speaks IPv4", ["loopback"], "::ffff:127.0.0.1"],
    ["one named by its address", ["192.0.2.1", "2001:db8::7"], "2001:db8::7"],
    ["one in a network of proxies", ["172.16.0.0/12"], "172.17.0.1"],
  ])("behind %s is what that says", (_what, proxies, peer) => {
    expect(createClientAddress(proxies)(peer, CLIENT)).toBe(CLIENT);
  });

  it("is the last one that no proxy has: what stands before it, the client may have made up", () => {
    const addressOf = createClientAddress(["loopback", "192.0.2.1"]);
    expect(addressOf("127.0.0.1", `198.51.100.1, ${CLIENT}`)).toBe(CLIENT);
    expect(addressOf("127.0.0.1", `127.0.0.1,${CLIENT} , 192.0.2.1`)).toBe(CLIENT);
    expect(addressOf("127.0.0.1", `nonsense, ${CLIENT}`)).toBe(CLIENT);
    expect(addressOf("127.0.0.1", ["198.51.100.1", CLIENT])).toBe(CLIENT);
  });

  it("is that of the farthest proxy where all are proxies, or what that one says is nonsense", () => {
    const addressOf = createClientAddress(["loopback", "192.0.2.1"]);
    expect(addressOf("127.0.0.1", "192.0.2.1")).toBe("192.0.2.1");
    expect(addressOf("127.0.0.1", "nonsense, 192.0.2.1")).toBe("192.0.2.1");
  });
});

describe("a proxy", () => {
  it.each(["loopback", "127.0.0.1", "::1", "10.0.0.0/8", "fd00::/8", "192.0.2.1/32"])(
    "can be named %s",
    (text) => expect(isProxyAddress(text)).toBe(true),
  );

  it.each(["", "localhost", "on", "true", "1", "10.0.0", "10.0.0.0/33", "fd00::/129", "::1/"])(
    "can't be named %j",
    (text) => expect(isProxyAddress(text)).toBe(false),
  );

  it.each(["0.0.0.0/0", "::/0", "10.0.0.0/-1", "10.0.0.0/1e1", "10.0.0.0/8/8", "fe80::1%eth0"])(
    "is not everybody, nor anything dubious: %j",
    (text) => expect(isProxyAddress(text)).toBe(false),
  );
});
