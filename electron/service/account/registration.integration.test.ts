import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../shared/result/app-error.ts";
import type { Result } from "../../../shared/result/result.ts";
import { enter, PASSWORD, register } from "../testing/client.fixture.ts";
import { useSharedService } from "../testing/shared-service.fixture.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import {
  type Reachable,
  startServiceProcess,
  startTestService,
  temporaryFolder,
} from "../testing/start-service.fixture.ts";

const shared = useSharedService();

const DEVICE = { label: "Laptop", kind: "desktop" } as const;

/** The code of the refusal, or "done". */
async function tryToRegister(service: Reachable, name: string, invitation?: string) {
  try {
    using _client = await register(service, name, invitation === undefined ? {} : { invitation });
    return "done";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

describe("registering", () => {
  it("makes an account whose default entities share one name", async () => {
    const service = shared.service();
    using ada = await register(service, "Ada.L", { displayName: "Ada Lovelace" });
    expect(ada.welcome.identity).toEqual({
      principal: "ada.l@host.test",
      presentity: "pres:ada.l@host.test",
      inbox: "im:ada.l@host.test",
      displayName: "Ada Lovelace",
    });
    expect(ada.welcome).toMatchObject({
      inboxLast: 0,
      inboxCursor: 0,
      authenticationLevel: "password",
    });
  });

  it("refuses a name that is taken, in whatever spelling, and one that looks like it", async () => {
    const service = shared.service();
    using _ace = await register(service, "ace");
    expect(await tryToRegister(service, "ace")).toBe("name-taken");
    expect(await tryToRegister(service, "ＡＣＥ")).toBe("name-taken");
    expect(await tryToRegister(service, "асе")).toBe("name-look-alike");
    expect(await tryToRegister(service, "aсe")).toBe("name-not-allowed");
  });

  it("lets display names collide", async () => {
    const service = shared.service();
    using _one = await register(service, "ann1", { displayName: "Ann" });
    using two = await register(service, "ann2", { displayName: "Ann" });
    expect(two.welcome.identity.displayName).toBe("Ann");
  });

  it("gives a name to one of two who ask at the same moment", async () => {
    const service = shared.service();
    const both = await Promise.all([
      tryToRegister(service, "both"),
      tryToRegister(service, "both"),
    ]);
    expect(both.toSorted()).toEqual(["done", "name-taken"]);
  });

  it("refuses a weak password in words", async () => {
    const service = shared.service();
    using entrance = await enter(service);
    const wish = { name: "marianne", displayName: "M", device: DEVICE };
    for (const password of ["", "short", "marianne", "password1"]) {
      expect(await entrance.call("account:register", { ...wish, password })).toMatchObject({
        ok: false,
        error: { code: "password-too-weak" },
      });
    }
  });

  it("is slowed down for a network that floods, which leaves the others their sign-in", async () => {
    const clock = createManualClock();
    await using service = await startTestService({ clock, settings: { callsPerSecond: 1_000 } });
    using _ada = await register(service, "ada");
    using entrance = await enter(service);
    // Not those that are only too quick for the second.
    const patiently = async (ask: () => Promise<Result<unknown>>): Promise<Result<unknown>> => {
      for (;;) {
        const answer = await ask();
        if (answer.ok || !answer.error.message.includes("slow down")) return answer;
      }
    };
    const wish = { displayName: "A", password: PASSWORD, device: DEVICE };
    const tryAs = (name: string) =>
      patiently(() => entrance.call("account:register", { ...wish, name }));
    // Names that are taken count too: whoever asks for many learns who is here.
    for (let time = 1; time < 60; time += 1) {
      expect(await tryAs("ada")).toMatchObject({ error: { code: "name-taken" } });
    }
    expect(await tryAs("ben")).toMatchObject({ error: { code: "rate-limited" } });
    const comeBack = () =>
      entrance.call("account:sign-in", { name: "ada", password: PASSWORD, device: DEVICE });
    expect(await patiently(comeBack)).toMatchObject({ ok: true });
    clock.advance(60_000);
    expect(await tryAs("ben")).toMatchObject({ ok: true });
  });

  it("is closed where the service says so", async () => {
    await using service = await startTestService({ settings: { registration: "closed" } });
    expect(await tryToRegister(service, "ada")).toBe("registration-closed");
  });

  it("takes an invitation once, and not after a week", async () => {
    const clock = createManualClock();
    await using service = await startTestService({ clock });
    using host = await register(service, "host1");
    const { invitation, expiresAt } = await host.ask("account:invite", {});
    const second = await host.ask("account:invite", {});
    expect(Date.parse(expiresAt) - clock.now()).toBe(7 * 24 * 3_600_000);
    await service.stop();

    const settings = { registration: "invitation" } as const;
    const { dataFolder } = service;
    await using strict = await startTestService({ clock, dataFolder, settings });
    expect(await tryToRegister(strict, "ben")).toBe("invitation-needed");
    expect(await tryToRegister(strict, "ben", "made up")).toBe("invitation-invalid");
    expect(await tryToRegister(strict, "ben", invitation)).toBe("done");
    expect(await tryToRegister(strict, "cleo", invitation)).toBe("invitation-invalid");
    clock.advance(7 * 24 * 3_600_000);
    expect(await tryToRegister(strict, "cleo", second.invitation)).toBe("invitation-invalid");
  });
});

describe("a service by invitation that has no account yet", () => {
  it("invites its first account itself, and stops doing so once it has one", async () => {
    const folder = temporaryFolder();
    const data = ["--registration", "invitation"];
    const first = await startServiceProcess(folder, ...data);
    const code = /Invitation for the first account: (?<code>\S+)/u;
    await first.saidOnErrors(code);
    const invitation = code.exec(first.errors())?.groups?.["code"] ?? "";
    expect(await tryToRegister(first, "ada", "another")).toBe("invitation-invalid");
    expect(await tryToRegister(first, "ada", invitation)).toBe("done");
    await first.kill("SIGTERM");
    const second = await startServiceProcess(folder, ...data);
    expect(await tryToRegister(second, "ben", invitation)).toBe("invitation-invalid");
    await second.kill("SIGTERM");
    expect(second.errors()).toBe("");
    rmSync(folder, { recursive: true });
  });
});
