import { hostname } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { Registration } from "../../shared/contract/account.ts";
import { limits } from "../../shared/contract/limits.ts";
import { ServiceStart } from "../../shared/contract/service-process.ts";
import { normaliseName } from "../../shared/model/address.ts";
import { AppError } from "../../shared/result/app-error.ts";
import { PASSWORD_COST } from "./account/password-hasher.ts";
import type { ServiceSettings } from "./service-settings.ts";
import { isProxyAddress } from "./transport/client-address.ts";

/** Well above what a person's devices do, low enough that one account can't crowd out the others. */
const CALLS_PER_SECOND = 200;
const PORT = 7_473;

export const USAGE = `porchlight-service: presence and instant messages for a small domain

  --data FOLDER          where everything is kept; made when missing       (required)
  --port NUMBER          0 takes any that is free                          (${PORT})
  --host ADDRESS         0.0.0.0 to be reached from other computers        (127.0.0.1)
  --domain NAME          the part of addresses after the @                 (this computer's name)
  --registration WHO     open, invitation or closed                        (open)
  --practice             let practice buddies live here
  --rate-limits WHETHER  on or off; off is for measuring                   (on)
  --proxy ADDRESSES      the proxies whose X-Forwarded-For is believed     (none)
                         loopback (this computer), 10.1.0.7 or 10.1.0.0/16; commas between several
  --help

Each can be set in the environment too: PORCHLIGHT_DATA, PORCHLIGHT_PORT, …`;

const OPTIONS = {
  data: { type: "string" },
  port: { type: "string" },
  host: { type: "string" },
  domain: { type: "string" },
  registration: { type: "string" },
  practice: { type: "boolean" },
  "rate-limits": { type: "string" },
  proxy: { type: "string" },
  help: { type: "boolean" },
} as const;

type OptionName = keyof typeof OPTIONS;

const whole = (lowest: number, highest: number) =>
  z.coerce
    .number("a number")
    .int("a whole number")
    .min(lowest, `at least ${lowest}`)
    .max(highest, `at most ${highest}`);

const DOMAIN = /^[\p{Ll}\p{Lo}\p{M}0-9](?:[\p{Ll}\p{Lo}\p{M}0-9.-]*[\p{Ll}\p{Lo}\p{M}0-9])?$/u;
const domain = z
  .string()
  .transform(normaliseName)
  .pipe(z.string().max(limits.domain).regex(DOMAIN, "a domain name such as example.org"));

const proxies = z
  .string()
  .transform((text) => text.split(",").map((one) => one.trim()))
  .refine((texts) => texts.every(isProxyAddress), {
    error: "loopback, addresses or networks such as 10.1.0.0/16, with commas between",
  });

const CommandLine = z.object({
  data: z.string("needed").min(1, "needed"),
  port: whole(0, 65_535).default(PORT),
  host: z.string().min(1).default("127.0.0.1"),
  domain: domain.optional(),
  registration: z.enum(Registration.options, "open, invitation or closed").default("open"),
  practice: z.boolean().default(false),
  "rate-limits": z.enum(["on", "off"], "on or off").default("on"),
  proxy: proxies.optional(),
});

/**
 * Settings of a stand-alone service, or null when only help was asked for.
 *
 * Refuses with `service-start-failed`, naming every problem at once.
 */
export function readCommandLine(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): ServiceSettings | null {
  const given = readArguments(argv);
  if (given.help === true) return null;
  const parsed = CommandLine.safeParse({ ...readEnvironment(environment), ...given });
  if (!parsed.success) throw cannotStart(parsed.error.issues.map(describeIssue));
  const { data, practice, "rate-limits": rateLimits, proxy, ...rest } = parsed.data;
  return {
    ...rest,
    dataFolder: resolve(data),
    domain: rest.domain ?? ownDomain(),
    isDomainBinding: rest.domain !== undefined,
    hasPracticeBuddies: practice,
    launch: null,
    proxies: proxy ?? [],
    callsPerSecond: rateLimits === "on" ? CALLS_PER_SECOND : null,
    passwordCost: PASSWORD_COST,
  };
}

/** Settings of a service that the app started, from its first message. */
export function readStartMessage(raw: unknown): ServiceSettings {
  const parsed = ServiceStart.safeParse(raw);
  if (!parsed.success) throw cannotStart(parsed.error.issues.map(describeIssue));
  const { dataFolder, registration, hasPracticeBuddies, launch, port } = parsed.data;
  const wished = domain.safeParse(parsed.data.domain);
  return {
    host: "127.0.0.1",
    port: port ?? 0,
    dataFolder: resolve(dataFolder),
    domain: wished.success ? wished.data : ownDomain(),
    isDomainBinding: false,
    registration,
    hasPracticeBuddies,
    launch,
    proxies: [],
    callsPerSecond: CALLS_PER_SECOND,
    passwordCost: PASSWORD_COST,
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch (error) {
    throw cannotStart([error instanceof Error ? error.message : "unreadable command line"]);
  }
}

function readEnvironment(environment: NodeJS.ProcessEnv): Partial<Record<OptionName, unknown>> {
  const read = (name: string) =>
    environment[`PORCHLIGHT_${name.toUpperCase().replaceAll("-", "_")}`];
  const values = Object.keys(OPTIONS).map((name) => [name, read(name)] as const);
  const given = Object.fromEntries(values.filter(([, value]) => value !== undefined));
  return given["practice"] === undefined
    ? given
    : { ...given, practice: given["practice"] === "true" || given["practice"] === "1" };
}

/** The computer's own name, or `localhost` where it has none that fits an address. */
function ownDomain(): string {
  const parsed = domain.safeParse(hostname());
  return parsed.success ? parsed.data : "localhost";
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".") || "settings"}: ${message}`;
}

function cannotStart(problems: readonly string[]): AppError {
  return new AppError("service-start-failed", `The service can't start: ${problems.join("; ")}`);
}
