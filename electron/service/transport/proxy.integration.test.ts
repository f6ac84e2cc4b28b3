import { describe, expect, it } from "vitest";
import { ENTRANCE } from "../../../shared/contract/service-protocol.ts";
import {
  handshake,
  openSocket,
  PASSWORD,
  register,
  untilConnected,
} from "../testing/client.fixture.ts";
import { startTestService, type TestService } from "../testing/start-service.fixture.ts";

const ATTACKER = { "x-forwarded-for": "203.0.113.9" };
const OWNER = { "x-forwarded-for": "198.51.100.7" };
const DELAYED = { ok: false, error: { code: "sign-in-delayed" } };
const device = { label: "Laptop", kind: "desktop" };

const ways = {
  "a connection": async (service: TestService, password: string, headers: typeof OWNER) => {
    const socket = openSocket(`${service.url}${ENTRANCE}`, handshake(service), headers);
    await untilConnected(socket);
    const input = { name: "ada", password, device };
    const answer: unknown = await socket.emitWithAck("account:sign-in", input);
    socket.close();
    return answer;
  },
  "a request": async (service: TestService, password: string, headers: typeof OWNER) => {
    const reply = await fetch(`${service.url}/account/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ name: "ada", password, device }),
    });
    return reply.json();
  },
};

describe.each(Object.entries(ways))("who tries to sign in by %s behind a proxy", (_way, signIn) => {
  const guessFiveTimes = async (service: TestService) => {
    using _ada = await register(service, "ada");
    for (let time = 0; time < 5; time += 1) await signIn(service, "wrong password", ATTACKER);
  };

  it("is told from the others there, whatever else they claim", async () => {
    await using service = await startTestService({ settings: { proxies: ["loopback"] } });
    await guessFiveTimes(service);
    const forged = { "x-forwarded-for": `198.51.100.7, ${ATTACKER["x-forwarded-for"]}` };
    expect(await signIn(service, PASSWORD, forged)).toMatchObject(DELAYED);
    expect(await signIn(service, PASSWORD, OWNER)).toMatchObject({ ok: true });
  });

  it.each([
    ["the service was told of none", []],
    ["it is not the one the service was told of", ["192.0.2.1"]],
  ])("is whom the proxy is taken for where %s", async (_why, proxies) => {
    await using service = await startTestService({ settings: { proxies } });
    await guessFiveTimes(service);
    expect(await signIn(service, PASSWORD, OWNER)).toMatchObject(DELAYED);
  });
});
