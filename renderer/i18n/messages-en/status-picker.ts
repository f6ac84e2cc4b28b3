import { numberWords } from "../formatting-locale.ts";
import type { Messages } from "../message.ts";
import { plural } from "./plural-en.ts";

type Time = { readonly time: string };
type Status = { readonly status: string };

/** The emoji one can put into a note, by ear. */
const emojiMessages = {
  "status-picker.emoji-wave": "Waving hand",
  "status-picker.emoji-coffee": "Coffee",
  "status-picker.emoji-meal": "Plate",
  "status-picker.emoji-house": "House",
  "status-picker.emoji-train": "Train",
  "status-picker.emoji-plane": "Plane",
  "status-picker.emoji-beach": "Beach",
  "status-picker.emoji-headphones": "Headphones",
  "status-picker.emoji-phone": "Telephone",
  "status-picker.emoji-calendar": "Calendar",
  "status-picker.emoji-books": "Books",
  "status-picker.emoji-pencil": "Writing hand",
  "status-picker.emoji-laptop": "Laptop",
  "status-picker.emoji-wrench": "Wrench",
  "status-picker.emoji-palette": "Palette",
  "status-picker.emoji-note": "Musical note",
  "status-picker.emoji-running": "Running person",
  "status-picker.emoji-dog": "Dog",
  "status-picker.emoji-baby": "Baby",
  "status-picker.emoji-ill": "Face with a thermometer",
  "status-picker.emoji-asleep": "Sleeping face",
  "status-picker.emoji-party": "Party popper",
  "status-picker.emoji-fire": "Fire",
  "status-picker.emoji-moon": "Moon",
} as const satisfies Messages;

/** One's own devices, each with what it says by itself. */
const deviceMessages = {
  "status-picker.devices": "Devices",
  "status-picker.this-device": "This device",
  "status-picker.as-chosen": "as chosen above",
  "status-picker.device-away": ({ note }: { readonly note: string }) =>
    note === "" ? "away by itself" : `away by itself, “${note}”`,
  "status-picker.device-unused": ({ time }: Time) => `not used since ${time}`,
  "status-picker.devices-best":
    "While one of them is in use, others see you as available. Each goes away by itself.",
} as const satisfies Messages;

/** Statuses to choose again in one act. */
const savedMessages = {
  "status-picker.saved": "Saved",
  "status-picker.saved-set": ({ name, status }: Status & { readonly name: string }) =>
    `${name}: ${status}`,
  "status-picker.save": "Save this status",
  "status-picker.save-words": "To set it again in one act: with its note, and for as long.",
  "status-picker.save-name": "Name",
  "status-picker.save-name-placeholder": "Lunch",
  "status-picker.save-act": "Save",
  "status-picker.save-replaces": ({ name }: { readonly name: string }) =>
    `It takes the place of “${name}”.`,
  "status-picker.save-full": ({ most }: { readonly most: number }) =>
    `${numberWords(most)} are saved, which is as many as fit. Remove one first.`,
  "status-picker.saved-remove": ({ name }: { readonly name: string }) => `Remove ${name}`,
  "status-picker.lasts-today": "until midnight",
  "status-picker.lasts": ({ length }: { readonly length: string }) => `for ${length}`,
} as const satisfies Messages;

/** Choosing one's own light. */
export const statusPickerMessages = {
  "status-picker.title": "Your status",
  "status-picker.since": ({ status, time }: Status & Time) => `${status} since ${time}`,
  "status-picker.not-connected": "Not connected",

  "status-picker.choice": "Status",
  "status-picker.available": "Available",
  "status-picker.available-means": "Light on. People may come by.",
  "status-picker.away": "Away",
  "status-picker.away-means": "Light low. Messages still reach you.",
  "status-picker.busy": "Busy",
  "status-picker.busy-means": "Shown as busy. Messages still reach you.",
  "status-picker.not-accepting": "Not accepting messages",
  "status-picker.not-accepting-means": "Seen but not written to.",
  "status-picker.invisible": "Invisible",
  "status-picker.invisible-means": "You look signed out. You still get everything.",

  "status-picker.note": "Note",
  "status-picker.note-placeholder": "What are you up to?",
  "status-picker.note-length": ({
    length,
    most,
  }: {
    readonly length: number;
    readonly most: number;
  }) => `${numberWords(length)} / ${numberWords(most)}`,
  "status-picker.emoji": "Choose an emoji",

  "status-picker.activities": "What you are doing",
  "status-picker.more": "More…",
  "status-picker.less": "Less",
  "status-picker.more-activities": "More to be doing",
  "status-picker.mood": "Mood",
  "status-picker.find-mood": "Find a mood",
  "status-picker.no-mood": "There is no such mood.",
  "status-picker.most": ({ most }: { readonly most: number }) =>
    `That is as many as fit: ${numberWords(most)}.`,
  "status-picker.place": "Where you are",
  "status-picker.place-unsaid": "Not said",
  "status-picker.place-words": "In your own words",
  "status-picker.note-language": "Language of the note",
  "status-picker.language-unsaid": "Not said",
  "status-picker.time-offset": "Share my local time",
  "status-picker.time-offset-means":
    "It tells where you are, at least which part of the world. Off unless you turn it on.",
  "status-picker.time-offset-shared": ({ offset }: { readonly offset: string }) =>
    `They see ${offset}. It tells where you are, at least which part of the world.`,

  "status-picker.until": "Until",
  "status-picker.in-half-an-hour": "30 min",
  "status-picker.in-an-hour": "1 h",
  "status-picker.in-four-hours": "4 h",
  "status-picker.today": "Today",
  "status-picker.other-time": "Choose…",
  "status-picker.time": "Time of day",
  "status-picker.time-placeholder": "15:30",
  "status-picker.time-unreadable": "A time of day looks like 15:30 or 3:30 pm.",
  "status-picker.stays": "It stays until you change it.",
  "status-picker.then": ({ time, status }: Time & Status) => `At ${time} you go back to ${status}.`,
  "status-picker.then-midnight": ({ status }: Status) => `At midnight you go back to ${status}.`,
  "status-picker.then-tomorrow": ({ time, status }: Time & Status) =>
    `Tomorrow at ${time} you go back to ${status}.`,
  "status-picker.then-on": ({ day, time, status }: Time & Status & { readonly day: string }) =>
    `On ${day} at ${time} you go back to ${status}.`,
  "status-picker.with-note": ({ status, note }: Status & { readonly note: string }) =>
    `${status}, “${note}”`,

  "status-picker.others-see": ({ status }: Status) => `Others will see: ${status}`,
  "status-picker.others-note": ({ note }: { readonly note: string }) => `“${note}”`,
  "status-picker.others-mood": ({ mood }: { readonly mood: string }) => `mood: ${mood}`,
  "status-picker.others-time": ({ offset }: { readonly offset: string }) =>
    `your local time (${offset})`,
  "status-picker.others-until": ({ time }: Time) => `until ${time}`,
  "status-picker.others-nothing-more": "no note and no time",
  "status-picker.ignored": ({ count }: { readonly count: number }) =>
    plural(count, {
      one: "The person you quietly ignore always sees your light off.",
      other: `The ${numberWords(count)} people you quietly ignore always see your light off.`,
    }),
  "status-picker.offline": "Not connected. You can change it when the service answers.",
  "status-picker.set": "Set status",
  ...deviceMessages,
  ...savedMessages,
  ...emojiMessages,
} as const satisfies Messages;
