import { describe, expect, it } from "vitest";
import { register } from "./testing/client.fixture.ts";
import { startTestService } from "./testing/start-service.fixture.ts";

describe("a service", () => {
  it("lets somebody register, start a session and send a note to a second account", async () => {
    await using service = await startTestService();
    using ada = await register(service, "ada");
    using ben = await register(service, "ben");
    const sent = await ada.ask("message:send", {
      id: "019ab2c0-0000-7000-8000-000000000001" as never,
      recipient: ben.welcome.identity.inbox,
      body: { type: "text/plain", text: "hello" },
      sentAt: new Date().toISOString(),
    });
    const { items } = await ben.next("inbox:items");
    expect(items).toHaveLength(1);
    expect(sent.id).toBe("019ab2c0-0000-7000-8000-000000000001");
  });
});
