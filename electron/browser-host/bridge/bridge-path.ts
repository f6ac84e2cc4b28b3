/** Where the page opens its WebSocket. In a file of its own, which the page's script shares. */
export const BRIDGE_PATH = "/bridge";
