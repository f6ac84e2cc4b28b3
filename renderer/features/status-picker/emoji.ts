import type { MessageKey } from "../../i18n/t.ts";

export interface Emoji {
  readonly sign: string;
  readonly name: Extract<MessageKey, `status-picker.emoji-${string}`>;
}

/** Two dozen that say what somebody is up to; any other can be typed. */
export const EMOJI: readonly Emoji[] = [
  { sign: "👋", name: "status-picker.emoji-wave" },
  { sign: "☕", name: "status-picker.emoji-coffee" },
  { sign: "🍽️", name: "status-picker.emoji-meal" },
  { sign: "🏠", name: "status-picker.emoji-house" },
  { sign: "🚆", name: "status-picker.emoji-train" },
  { sign: "✈️", name: "status-picker.emoji-plane" },
  { sign: "🏖️", name: "status-picker.emoji-beach" },
  { sign: "🎧", name: "status-picker.emoji-headphones" },
  { sign: "📞", name: "status-picker.emoji-phone" },
  { sign: "📅", name: "status-picker.emoji-calendar" },
  { sign: "📚", name: "status-picker.emoji-books" },
  { sign: "✍️", name: "status-picker.emoji-pencil" },
  { sign: "💻", name: "status-picker.emoji-laptop" },
  { sign: "🔧", name: "status-picker.emoji-wrench" },
  { sign: "🎨", name: "status-picker.emoji-palette" },
  { sign: "🎵", name: "status-picker.emoji-note" },
  { sign: "🏃", name: "status-picker.emoji-running" },
  { sign: "🐕", name: "status-picker.emoji-dog" },
  { sign: "👶", name: "status-picker.emoji-baby" },
  { sign: "🤒", name: "status-picker.emoji-ill" },
  { sign: "😴", name: "status-picker.emoji-asleep" },
  { sign: "🎉", name: "status-picker.emoji-party" },
  { sign: "🔥", name: "status-picker.emoji-fire" },
  { sign: "🌙", name: "status-picker.emoji-moon" },
];
