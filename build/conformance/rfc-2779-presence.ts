import { files, type Row } from "./row.ts";

/** RFC 2779, the requirements that concern presence: 2.1 to 2.4, 3.x, 5.1 to 5.3. */
export const presenceRequirements: readonly Row[] = [
  { id: "2.1.1", says: "presence without messages and the reverse", open: "running each alone" },
  {
    id: "2.1.2",
    says: "an inbox need not share a presentity's name",
    open: "entities of their own names",
  },
  {
    id: "2.1.3",
    says: "one identifier may serve both",
    shownBy: [["shared/model/address.test.ts", "share one identifier under the two schemes"]],
  },
  {
    id: "2.1.4",
    says: "names of a domain are independent of others",
    open: "services of several domains",
  },
  { id: "2.1.5", says: "any number of domains", open: "services of several domains" },
  { id: "2.2.1", says: "domains that do not know each other", open: "services of several domains" },
  { id: "2.2.2", says: "millions of entities in a domain", open: "not measured" },
  { id: "2.2.3", says: "millions of domains", open: "services of several domains" },
  {
    id: "2.2.4",
    says: "a subscriber watches hundreds",
    open: "not a test; `npm run bench` starts with 1,000 buddies",
  },
  {
    id: "2.2.5",
    says: "hundreds watch one presentity",
    shownBy: [[files.fanOut, "reaches each of"]],
  },
  {
    id: "2.2.6",
    says: "subscriptions over hundreds of domains",
    open: "services of several domains",
  },
  {
    id: "2.3.1",
    says: "control over who observes",
    shownBy: [[files.subscription, "blocks openly: the watcher is told, and hears no more"]],
  },
  {
    id: "2.3.2",
    says: "control over who subscribes",
    shownBy: [
      [files.filters, "loses the subscription when only looking is left, and may still look"],
    ],
  },
  {
    id: "2.3.3",
    says: "control over what each one sees",
    shownBy: [
      [files.filters, "is shown what it lets through, by looks and by notifications alike"],
    ],
  },
  {
    id: "2.3.4",
    says: "control over who else updates",
    shownBy: [
      [files.delegates, "chooses the status, is named to the owner, and in no document"],
      [files.delegates, "is one no more from the moment the owner says so"],
      [
        files.several,
        "is nobody's to manage but its owner's: foreign ones and none at all are the same",
      ],
    ],
  },
  {
    id: "2.3.7",
    says: "access does not depend on presence",
    shownBy: [
      [files.subscription, "tells a stranger the same whatever the owner does"],
      [files.ruleTimes, "begins and ends a rule by itself, with nobody there"],
    ],
  },
  { id: "2.4.1", says: "subscriptions via proxies", open: "services that pass on to each other" },
  { id: "2.4.2", says: "notifications via proxies", open: "services that pass on to each other" },
  { id: "2.4.4", says: "one documented port", open: "a way through a proxy of the network" },
  {
    id: "3.1.1",
    says: "a base presence format",
    shownBy: [["shared/model/pidf.test.ts", "is valid RFC 3863 for %s"]],
  },
  {
    id: "3.1.2",
    says: "the format names the presentity",
    shownBy: [[files.presenceRoute, "answers PIDF, the document that a notification carries"]],
  },
  {
    id: "3.1.3",
    says: "other contact data",
    shownBy: [
      [files.contacts, "are in the PIDF that HTTP gives, word for word"],
      [files.contacts, "never keep a message from the inbox, nor change the light"],
    ],
  },
  {
    id: "3.1.4",
    says: "extensible",
    shownBy: [
      [
        "shared/contract/service-protocol.test.ts",
        "tolerates fields of a newer peer wherever it reads",
      ],
    ],
  },
  {
    id: "3.1.5",
    says: "a way to register new values",
    shownBy: [
      [
        "shared/contract/new-values.test.ts",
        "names every list of tokens, and what becomes of a value that nobody knows yet",
      ],
    ],
  },
  {
    id: "3.1.6",
    says: "formats of the IETF",
    shownBy: [
      [
        "electron/agent/interchange/read-pidf.test.ts",
        "gives its contacts, with what they are means of",
      ],
      [
        "electron/host/interchange.integration.test.ts",
        "of one's own says what was chosen, and gives it back",
      ],
      [
        "electron/host/interchange.integration.test.ts",
        "of a buddy is what one is shown of them, and so is their card",
      ],
    ],
  },
  {
    id: "3.2.1",
    says: "fetching while the presentity is away",
    shownBy: [
      [files.publication, "changes not a byte of what is shown, and nobody comes and goes"],
    ],
  },
  {
    id: "3.2.2",
    says: "asking while the presentity is away",
    shownBy: [[files.subscription, "is still there for an owner who was away"]],
  },
  {
    id: "3.2.3",
    says: "every permitted subscriber is told of a change",
    shownBy: [[files.fanOut, "reaches each of"]],
  },
  {
    id: "3.2.4",
    says: "who is out of contact is noticed",
    shownBy: [[files.publication, "puts the lamp out within 30 seconds of a device that vanished"]],
  },
  {
    id: "3.2.5",
    says: "without a goodbye",
    shownBy: [[files.publication, "puts out the lamps of those who do not come back"]],
  },
  {
    id: "3.3.1",
    says: "presence may be cached",
    shownBy: [
      [
        "electron/agent/watcher/roster.test.ts",
        "shows at start what it knew, as of when the connection ended",
      ],
    ],
  },
  {
    id: "3.3.2",
    says: "caches follow",
    shownBy: [[files.agent, "shows its buddies as they were, and takes messages that leave later"]],
  },
  {
    id: "3.3.3",
    says: "caches do not get round access rules",
    shownBy: [
      [
        "electron/agent/watcher/roster.test.ts",
        "forgets who left the list on another device, and what it is no longer entitled to",
      ],
    ],
  },
  {
    id: "3.4.1",
    says: "notified as fast as a message",
    open: "not a test; `npm run bench` measures both",
  },
  { id: "5.1.1", says: "the presentity can be authenticated", open: "signed documents" },
  {
    id: "5.1.2",
    says: "watching is not obvious to third parties",
    shownBy: [[files.visibility, "finds those who are visible to all, and to those they watch"]],
  },
  {
    id: "5.1.3",
    says: "unauthenticated subscriptions may be allowed",
    shownBy: [
      [files.hiding, "is served without a name where anonymous watchers are let in"],
      [files.anonymous, "sees of whoever lets anonymous watchers in what they are shown"],
    ],
  },
  { id: "5.1.4", says: "receipt can be verified", open: "signed documents" },
  {
    id: "5.1.5",
    says: "a refusal is told, a polite block is none",
    shownBy: [
      [files.subscription, "blocks openly: the watcher is told, and hears no more"],
      [files.ledger, "shows a quietly ignored watcher as watching, who sees themself as active"],
    ],
  },
  {
    id: "5.1.6",
    says: "nobody subscribes for another",
    shownBy: [[files.subscription, "is bounded, and takes no claims about who looks"]],
  },
  {
    id: "5.1.7",
    says: "a subscription can be cancelled",
    shownBy: [[files.subscription, "ends the notifications, and asks nothing of the owner"]],
  },
  {
    id: "5.1.8",
    says: "not by others",
    shownBy: [
      [
        files.subscription,
        "of somebody else's subscription is refused like one that never was, and logged",
      ],
    ],
  },
  {
    id: "5.1.9",
    says: "a cancelled watcher is told",
    shownBy: [[files.subscription, "that was no reaches a watcher who was away"]],
  },
  {
    id: "5.1.10",
    says: "the state of one's subscription",
    shownBy: [
      [files.subscription, "waits without an answer after an hour, and is let in all the same"],
    ],
  },
  {
    id: "5.1.11",
    says: "the presentity learns of subscriptions",
    shownBy: [[files.subscription, "waits for the owner, who hears of it at once on all devices"]],
  },
  { id: "5.1.12", says: "the watcher can be authenticated", open: "verified devices" },
  {
    id: "5.1.13",
    says: "anybody can be barred",
    shownBy: [[files.story, "who is blocked is told"]],
  },
  {
    id: "5.1.14",
    says: "anonymous watchers can be barred",
    shownBy: [
      [
        "shared/model/access-decision.test.ts",
        "somebody anonymous is refused, whatever everybody else may",
      ],
      [files.hiding, "is barred by whoever bars anonymous watchers, whatever is allowed by name"],
    ],
  },
  {
    id: "5.1.15",
    says: "polite blocking",
    shownBy: [
      [files.indistinguishable, "nor, later, what the person does"],
      [files.story, "quietly ignoring looks like signing off to the one who is ignored"],
    ],
  },
  {
    id: "5.1.16",
    says: "a subscription can be ended by the presentity",
    shownBy: [[files.subscription, "blocks openly: the watcher is told, and hears no more"]],
  },
  {
    id: "5.1.17",
    says: "the watcher's network address stays with the service",
    shownBy: [
      [files.transport, "has no addresses, bodies or tokens in its log, whatever goes wrong"],
    ],
  },
  {
    id: "5.1.18",
    says: "the presentity's network address stays with the service",
    shownBy: [["shared/model/presence-view.test.ts", "never lets a device's own key out"]],
  },
  { id: "5.2.1", says: "only the watcher can read a notification", open: "end-to-end encryption" },
  {
    id: "5.2.2",
    says: "no notification is missed",
    shownBy: [[files.subscription, "gives everything held, and from there every change, once"]],
  },
  {
    id: "5.2.3",
    says: "different content for different subscribers",
    shownBy: [
      [files.filters, "hears nothing of a change that it withholds, nor finds a trace of it"],
    ],
  },
  {
    id: "5.2.4",
    says: "nobody forges notifications",
    shownBy: [
      [files.publication, "publishes for the session's own device, whatever else is claimed"],
    ],
  },
  {
    id: "5.2.5",
    says: "as 5.1.17",
    shownBy: [
      [files.transport, "has no addresses, bodies or tokens in its log, whatever goes wrong"],
    ],
  },
  {
    id: "5.2.6",
    says: "as 5.1.18",
    shownBy: [["shared/model/presence-view.test.ts", "never lets a device's own key out"]],
  },
  { id: "5.3.1", says: "information is as it was sent", open: "signed documents" },
  {
    id: "5.3.2",
    says: "notifications only from those one subscribed to",
    shownBy: [[files.subscription, "is what a connection is notified after, and not before"]],
  },
  { id: "5.3.3", says: "the sender of information can be verified", open: "signed documents" },
];
