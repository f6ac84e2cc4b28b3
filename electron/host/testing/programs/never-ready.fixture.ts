/** In the place of a service: lives, hears everything, and never says a word. */
process.on("message", () => {});
