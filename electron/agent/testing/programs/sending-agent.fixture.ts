import { readFileSync } from "node:fs";
import { Credentials } from "../../../../shared/contract/account.ts";
import { InboxAddress } from "../../../../shared/contract/address.ts";
import { openAgent } from "../test-agent.fixture.ts";

/**
 * An agent to be killed: sends message after message and says of each when it is in the archive.
 * Arguments: a file with credentials, the service's URL, the archive's folder, the peer.
 */
const [credentialsFile = "", url = "", folder = "", peer = ""] = process.argv.slice(2);
const credentials = Credentials.parse(JSON.parse(readFileSync(credentialsFile, "utf8")));
const { agent } = await openAgent({ credentials, url: () => url, folder });
agent.start();

// Eight at a time, as a person never could.
for (let round = 0; ; round += 1) {
  const sent = Array.from({ length: 8 }, (_, place) => `${round * 8 + place}`);
  await Promise.all(sent.map((text) => agent.sender.send(InboxAddress.parse(peer), text)));
  process.stdout.write(`${sent.join("\n")}\n`);
}
