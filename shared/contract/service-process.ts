import { z } from "zod";
import { Registration } from "./account.ts";
import { limits } from "./limits.ts";

/**
 * The first and only message to a service that runs as a child process of the app. A message, because
 * a command line can be read by every other user of the computer, and this one carries a secret.
 */
export const ServiceStart = z.object({
  type: z.literal("start"),
  /** Made when missing; belongs to one service at a time. */
  dataFolder: z.string().min(1).max(4_096),
  /**
   * The domain a new service gets; null for the computer's own name. Accounts keep the domain they were
   * made with, so later starts may say anything.
   */
  domain: z.string().max(limits.domain).nullable(),
  registration: Registration,
  hasPracticeBuddies: z.boolean(),
  /** What every client has to say in its handshake. */
  launch: z.string().min(20).max(limits.token),
  /** 0 or absent: one that is free. */
  port: z.int().min(0).max(65_535).optional(),
});
export type ServiceStart = z.output<typeof ServiceStart>;

/** What the child says, once: it listens on 127.0.0.1, or it will end without having done so. */
export const ServiceReport = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("ready"),
    port: z.int().positive(),
    domain: z.string().max(limits.domain),
  }),
  z.object({
    type: z.literal("failed"),
    /** An `ErrorCode`: `port-in-use`, one of `storage-…`, or `service-start-failed`. */
    code: z.string().max(64),
    message: z.string().max(1_000),
  }),
]);
export type ServiceReport = z.output<typeof ServiceReport>;
