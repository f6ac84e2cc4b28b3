/** The parts of a transport that say what waits to be sent. */
export interface SendingTransport {
  on(event: "packetCreate", listener: (packet: { readonly data?: unknown }) => void): unknown;
  /** Everything that waited goes to the network, which has taken all that went before. */
  on(event: "flush", listener: () => void): unknown;
  close(isAtOnce: true): unknown;
}

/**
 * In characters or bytes. Several times what a device is told at once after a long absence: five thousand buddies'
 * presence and pages of its inbox.
 */
const UNREAD_MOST = 24 * 1024 * 1024;

/**
 * Closes a transport whose other end takes nothing any more. Who is asleep is noticed by its missing pongs; who
 * answers those, and asks on without ever reading, would have its answers kept here until the memory is full.
 */
export function limitUnread(transport: SendingTransport, most = UNREAD_MOST): void {
  let waiting = 0;
  transport.on("flush", () => void (waiting = 0));
  transport.on("packetCreate", ({ data }) => {
    waiting += sizeOf(data);
    if (waiting > most) transport.close(true);
  });
}

function sizeOf(data: unknown): number {
  return typeof data === "string" || data instanceof Uint8Array ? data.length : 0;
}
