// What both ends of the WebSocket go by; in a file of its own, which the page's script shares.

/** Where the page opens its WebSocket. */
export const BRIDGE_PATH = "/bridge";

/** Where a page goes that was refused: to the page that says how to come back, cookie or not. */
export const FRESH_LINK_PATH = "/fresh-link";

/** The one part of the fragment of the address that a redeemed link leads to. */
export const TICKET_PARAMETER = "ticket";

/** How the WebSocket closes when what the page has shown is not good; RFC 6455 §7.4.2, private use. */
export const NOT_PROVED = 4401;
