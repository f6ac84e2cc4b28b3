import type { Messages } from "../message.ts";
import { numberWords } from "../formatting-locale.ts";
import { plural } from "./plural-en.ts";

type Name = { readonly name: string };
type Time = { readonly time: string };
type Count = { readonly count: number };

export const personMessages = {
  "person.message": "Message",
  "person.more": "More",
  "person.edit": "Rename and groups",
  "person.copy-address": "Copy address",
  "person.markup": ({ name }: { readonly name: string }) =>
    `“${name}”, which another program says of them. Porchlight does not know what it means.`,
  "person.save-card": "Save their card (vCard)",
  "person.save-presence": "Save what I see of them (PIDF)",
  "person.remove": "Remove from buddies",
  "person.add": "Add to buddies",
  "person.look": "Look once",
  "person.since": ({ time }: Time) => `since ${time}`,
  "person.until": ({ time }: Time) => `until ${time}`,
  "person.calls-themself": ({ name }: Name) => `calls themself ${name}`,
  "person.details": "Details",
  "person.close-details": "Close details",
  "person.open-page": "Open their page",

  "person.devices": "Where they can be reached",
  "person.device-count": ({ count }: Count) =>
    plural(count, { one: "1 device", other: `${numberWords(count)} devices` }),
  "person.means-im": "Messages",
  "person.means-other": ({
    means,
    address,
  }: {
    readonly means: string;
    readonly address: string;
  }) => `${means}: ${address}`,
  "person.device-unnamed": "A device",
  "person.device-active": "in use",
  "person.device-idle": "not touched for a while",
  "person.device-closed": "not accepting messages",
  "person.inbox": "Their inbox",
  "person.inbox-open": "Messages wait for them there",
  "person.inbox-closed": "Not accepting messages",
  "person.rolled-up": ({ name }: Name) => `The lamp follows the most reachable device: ${name}.`,

  "person.contact-tel": "Telephone",
  "person.contact-sms": "Text message",
  "person.contact-mailto": "Mail",
  "person.contact-sip": "Internet call",
  "person.contact-xmpp": "Jabber",
  "person.contact-https": "Web page",
  "person.contact-http": "Web page",

  "person.says": "What they say",
  "person.says-activities": "What they are doing",
  "person.says-mood": "Mood",
  "person.says-place": "Where they are",
  "person.says-time": ({ time }: Time) => `${time} where they are`,
  "person.says-time-words": ({ offset }: { readonly offset: string }) =>
    `They share their local time, ${offset}.`,

  "person.sees": "What you see, and why",
  "person.sees-all": "You watch their light",
  "person.sees-all-words": ({ time, asked }: Time & { readonly asked: string }) =>
    time === asked
      ? `They let you in on ${time}. You have been watching since then, and they can see that you do.`
      : `You asked on ${asked}, they let you in on ${time}, and they can see that you watch.`,
  "person.sees-off": "Their light is off",
  "person.sees-off-words":
    "Why can’t be known from here: signed out, invisible and not shown to you look the same, for everybody.",
  "person.sees-pending": "Their light always looks off",
  "person.sees-pending-words": ({ time }: Time) =>
    `You asked on ${time}. Until they answer it looks off, whatever it is.`,
  "person.sees-waiting-words": ({ time }: Time) =>
    `You asked on ${time} and had no answer. It still stands: they can answer any time.`,
  "person.sees-nothing": "Nothing",
  "person.sees-rejected-words": "They do not let you see their light.",
  "person.sees-ended-words": "You are not watching them any more. Add them again to ask anew.",
  "person.sees-stranger-words":
    "They are not on your list. Look once, or add them to see their light as it changes.",
  "person.sees-live": "Straight away, as it changes",
  "person.sees-stale": ({ time }: Time) => `As of ${time}`,
  "person.sees-stale-words": "The service does not answer now, so this may have changed since.",

  "person.may-see": "What they see of you",
  "person.rule-person": "Your rule for them alone decides.",
  "person.rule-group": ({ group }: { readonly group: string }) =>
    `Your rule for the group ${group} decides.`,
  "person.rule-domain": ({ domain }: { readonly domain: string }) =>
    `Your rule for everybody at ${domain} decides.`,
  "person.rule-authenticated": "Your rule for everybody signed in decides.",
  "person.rule-none": "No rule is about them.",
  "person.may-see-me": "May see my light",
  "person.allow-words": "They see your light as it is, as soon as they ask for it.",
  "person.confirm-words": "They see your light off until you answer. They have not asked yet.",
  "person.confirm-asked-words": "They asked to see your light and see it off until you answer.",
  "person.polite-block-words": "They always see your light off, and are not told.",
  "person.block-words": "They can’t see you or write to you, and they are told.",

  "person.looked": ({ time }: Time) => `What one look showed, ${time}`,
  "person.looked-words": "It is in their ledger as a look. It does not follow their light.",
  "person.looking": "Looking",

  "person.edit-title": ({ name }: Name) => `Your name and groups for ${name}`,
  "person.edit-name": "Your name for them",
  "person.edit-name-hint": "Empty takes the name they gave themself.",
  "person.edit-groups": "Groups",
  "person.edit-new-group": "Another group",
  "person.edit-new-group-hint": "Only you see your groups.",
  "person.save": "Save",
} as const satisfies Messages;
