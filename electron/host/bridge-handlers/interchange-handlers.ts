import type { PresentityAddress } from "../../../shared/contract/address.ts";
import type { ExportedFile, interchangeCalls } from "../../../shared/contract/interchange.ts";
import { localPartOf } from "../../../shared/model/address.ts";
import { pidfOf } from "../../../shared/model/pidf.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { cardOf } from "../../agent/exchange/card-of.ts";
import { createFileDesk } from "../file-desk.ts";
import type { BridgeHandlers, HandlerDeps } from "./handler-deps.ts";

type Calls = keyof typeof interchangeCalls;

export function interchangeHandlers({ accounts }: HandlerDeps): Pick<BridgeHandlers, Calls> {
  const desk = createFileDesk();
  const agent = () => accounts.required().agent;
  const own = () => accounts.required().session().identity.presentity;
  const documentOf = (presentity: PresentityAddress) => {
    const document = agent().roster.find(presentity)?.document ?? null;
    if (document === null) throw new AppError("not-found", "nothing is known of them");
    return document;
  };
  return {
    "file:send": (part) => {
      desk.put(part);
      return {};
    },
    "rules:export": async () => ({
      name: `${localPartOf(own())}-rules.xml`,
      type: "application/auth-policy+xml",
      text: await agent().rulesExchange.export(),
    }),
    "rules:read-import": ({ fileId }) => agent().rulesExchange.read(desk.textOf(fileId)),
    "rules:import": async ({ fileId }) => ({
      count: await agent().rulesExchange.import(desk.textOf(fileId)),
    }),
    "rules:kept": () => ({ kept: agent().rulesExchange.kept() }),
    "rules:undo-import": async () => ({ count: await agent().rulesExchange.undoImport() }),
    // Looking at oneself is in no ledger.
    "presence:export": async ({ presentity }) =>
      presenceFile(presentity ?? own(), pidfOf(await documentFor(presentity))),
    "presence:vcard": ({ presentity }) => {
      const view = agent().roster.find(presentity);
      const text = cardOf(view?.buddy.name ?? "", documentOf(presentity));
      return { name: `${localPartOf(presentity)}.vcf`, type: "text/vcard", text };
    },
    "presence:read-import": ({ fileId }) => agent().presenceExchange.read(desk.textOf(fileId)),
  };

  function documentFor(presentity: PresentityAddress | null) {
    return presentity === null ? agent().watcher.look(own()) : documentOf(presentity);
  }
}

function presenceFile(presentity: PresentityAddress, text: string): ExportedFile {
  return { name: `${localPartOf(presentity)}-presence.xml`, type: "application/pidf+xml", text };
}
