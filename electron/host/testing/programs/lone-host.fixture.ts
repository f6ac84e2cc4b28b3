import { startHostWithAccount } from "../test-host.fixture.ts";

/** A host to be killed: it launches the service, and says when both are there. */
const [home = "", profile = ""] = process.argv.slice(2);
await startHostWithAccount(home, profile);
process.stdout.write("ready\n");
// Nothing of a host keeps its process alive by itself.
setInterval(() => {}, 60_000);
