import type { Messages } from "../message.ts";
import { numberWords } from "../formatting-locale.ts";
import { plural } from "./plural-en.ts";

type Count = { readonly count: number };

export const inboxMessages = {
  "inbox.title": "Inbox",
  "inbox.new-message": "New message",
  "inbox.conversations": "Conversations",
  "inbox.unread-only": "Unread only",
  "inbox.not-sent": ({ count }: Count) =>
    plural(count, {
      one: "A message was not sent",
      other: `${numberWords(count)} messages were not sent`,
    }),
  "inbox.empty": "No conversations yet",
  "inbox.empty-words": "What you write and what is written to you is kept here.",
  "inbox.all-read": "Everything is read",
  "inbox.all-read-words": "Conversations with something new show up here.",
  "inbox.show-all": "Show all",
  "inbox.pick": "Choose a conversation",
  "inbox.pick-words": "Or begin one: messages wait for people who are away.",
  "inbox.menu-details": "Details of the person",

  "inbox.new-title": "Whom would you like to write to?",
  "inbox.new-find": "Name or address",
  "inbox.new-nobody": "Nobody on your list matches",
  "inbox.new-stranger": "Not on your list",
  "inbox.new-people": "People",
} as const satisfies Messages;
