import type { Device } from "../../shared/contract/account.ts";
import type { Session } from "../../shared/contract/bridge.ts";
import { PROTOCOL } from "../../shared/contract/limits.ts";
import { inboxOf, parseTypedAddress, presentityOf } from "../../shared/model/address.ts";
import { initialSetting } from "../../shared/model/status-setting.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { iso, summaries, type Act, type Part } from "./in-memory-bridge.ts";
import { DOMAIN, uuid } from "./people.ts";

export function accountHandlers(
  act: Act,
): Part<
  | "account:create"
  | "account:join"
  | "account:sign-out"
  | "account:devices"
  | "account:revoke-device"
  | "account:issue-token"
  | "account:invite"
  | "app:snapshot"
  | "app:describe-service"
  | "app:open-link"
> {
  const { world, emit, now } = act;
  const signIn = (name: string, displayName: string, url: string | null): Session => {
    const address = parseTypedAddress(name, DOMAIN);
    const session: Session = {
      identity: {
        principal: address,
        presentity: presentityOf(address),
        inbox: inboxOf(address),
        displayName,
      },
      deviceId: uuid(4, 1) as Session["deviceId"],
      serviceUrl: url ?? "http://127.0.0.1:4870",
      isBundledService: url === null,
      service: {
        domain: DOMAIN,
        registration: "open",
        protocol: PROTOCOL,
        messageBytes: 8_192,
        hasPracticeBuddies: true,
      },
      secretProtection: "file",
    };
    world.session = session;
    world.snapshot = { ...world.snapshot, session, status: initialSetting(new Date(now())) };
    world.snapshot.connection = { state: "online", since: iso(now()), retryAt: null, code: null };
    emit("session:changed", session);
    return session;
  };
  return {
    "app:snapshot": () => ({
      ...world.snapshot,
      session: world.session,
      conversations: summaries(world),
    }),
    "app:describe-service": ({ url }) => {
      if (url?.includes("nobody") === true)
        throw new AppError("service-unknown", "no service there");
      if (url === null && world.snapshot.serviceFailure !== null) {
        world.triesBeforeService -= 1;
        if (world.triesBeforeService >= 0) throw new AppError("storage-read-only", "read-only");
        world.snapshot.serviceFailure = null;
      }
      const registration =
        url?.includes("invited") === true
          ? "invitation"
          : url?.includes("closed") === true
            ? "closed"
            : "open";
      return {
        domain: url === null ? "this-computer.local" : "harbour.example",
        registration,
        protocol: PROTOCOL,
        messageBytes: 8_192,
        hasPracticeBuddies: true,
      };
    },
    "app:open-link": () => ({}),
    "account:create": ({ url, name, displayName, password, invitation }) => {
      if (name === "taken") throw new AppError("name-taken", "taken");
      if (name.includes(" ")) throw new AppError("name-not-allowed", "blank");
      if (password.length < 8) throw new AppError("password-too-weak", "short");
      if (url?.includes("invited") === true && invitation !== "please")
        throw new AppError("invitation-invalid", "unknown");
      return signIn(name, displayName, url);
    },
    "account:join": ({ url, name, password }) => {
      if (password !== "correct horse") throw new AppError("wrong-credentials", "no");
      return signIn(name, name, url);
    },
    "account:sign-out": () => {
      world.session = null;
      world.snapshot = {
        ...world.snapshot,
        session: null,
        status: null,
        buddies: [],
        requests: [],
        rules: [],
        polls: [],
        presentities: { own: [], delegated: [] },
        presenceAlerts: [],
        firedAlerts: [],
      };
      world.messages = [];
      emit("session:changed", null);
      return {};
    },
    "account:devices": () => ({ devices: world.devices }),
    "account:revoke-device": ({ deviceId }) => {
      world.devices = world.devices.filter(({ id }) => id !== deviceId);
      return {};
    },
    "account:issue-token": ({ label }) => {
      const [device] = world.devices;
      if (device !== undefined) {
        world.devices = [
          ...world.devices,
          {
            ...device,
            id: uuid(4, 90 + world.devices.length) as Device["id"],
            label,
            kind: "script",
            isCurrent: false,
          },
        ];
      }
      return { token: "pl_2f9c41d7a8e05b36c1f4" as never };
    },
    "account:invite": () => ({
      invitation: "9GQK-4T7M-XE2P",
      expiresAt: iso(now() + 7 * 24 * 3_600_000),
    }),
  };
}
