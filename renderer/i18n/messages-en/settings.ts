import { numberWords } from "../formatting-locale.ts";
import type { Messages } from "../message.ts";
import { plural } from "./plural-en.ts";

type Time = { readonly time: string };
type Label = { readonly label: string };

const accountMessages = {
  "settings.account": "Account",
  "settings.address": "Your address. Others add you by it.",
  "settings.copy-address": "Copy your address",
  "settings.service-here": "Your service. It runs on this computer, together with Porchlight.",
  "settings.service-elsewhere":
    "Your service. It keeps your buddies, your inbox and who watched you.",
  "settings.copy-service": "Copy the address of the service",
  "settings.secret-keychain": "This device’s secret is in the system’s keychain",
  "settings.secret-keychain-words": "Nobody can sign in as you by copying your files.",
  "settings.secret-file": "This device’s secret is in a file",
  "settings.secret-file-words":
    "There is no keychain here. The file is closed to other people of this computer, but whoever can read your files can be you, until you sign out.",
} as const satisfies Messages;

const lookMessages = {
  "settings.look": "Look",
  "settings.theme": "Theme",
  "settings.theme-system": "As the system",
  "settings.theme-light": "Day",
  "settings.theme-dark": "Evening",
  "settings.density": "Buddy list",
  "settings.density-comfortable": "Roomy",
  "settings.density-compact": "Compact",
  "settings.writing": "Writing",
  "settings.enter": "Enter sends",
  "settings.enter-on": "Shift and Enter start a line.",
  "settings.enter-off": "Enter starts a line; Ctrl or ⌘ and Enter send.",
} as const satisfies Messages;

const awayMessages = {
  "settings.away": "Away by itself",
  "settings.away-words":
    "While you are Available, this device turns to Away when nobody uses it, and back as soon as somebody does. What you choose by hand stays as it is, and while another device of yours is in use, others see you as available.",
  "settings.away-knows-computer":
    "Keyboard and pointer of the whole computer count, whatever you use them for.",
  "settings.away-knows-tab":
    "Porchlight runs in a browser tab here: it only knows whether you use its own page. It can’t see the rest of the computer, nor that the screen is locked or the computer sleeps.",
  "settings.away-knows-window":
    "This desktop doesn’t tell Porchlight how the computer is used: only what you do in its own window counts.",
  "settings.away-first": "Away",
  "settings.away-first-hint": "Your light turns low.",
  "settings.away-never-first": "Away for long comes first, so this never shows.",
  "settings.away-second": "Away for long",
  "settings.away-second-hint": "Your light stays low; the text changes.",
  "settings.away-never": "Never",
  "settings.away-after": ({ length }: { readonly length: string }) => `After ${length}`,
  "settings.away-note": ({ stage }: { readonly stage: string }) => `What others read: ${stage}`,
  "settings.away-note-placeholder": "Nothing",
  "settings.away-lock": "Away when the screen is locked",
  "settings.away-lock-hint": "At once, until it is unlocked.",
  "settings.away-lock-unknown": "Porchlight is not told here when the screen is locked.",
  "settings.away-sleep": "Away when the computer sleeps",
  "settings.away-sleep-hint": "At once, until somebody uses it again.",
  "settings.away-sleep-unknown": "Porchlight is not told here when the computer sleeps.",
  "settings.last-input": "Tell when I last used this device",
  "settings.last-input-hint":
    "Those whom you show whether a device is in use then see since when it is not. It gives away your hours, so it is off unless you want it.",
} as const satisfies Messages;

const deviceMessages = {
  "settings.devices": "Devices",
  "settings.devices-hint": "Everything that may act as you.",
  "settings.devices-loading": "Your devices are on their way",
  "settings.this-device": "This device",
  "settings.device-seen": ({ time }: Time) => `last here ${time}`,
  "settings.desktop": "Desktop",
  "settings.browser": "Browser",
  "settings.phone": "Phone",
  "settings.script": "Script",
  "settings.device-about": ({ kind, about }: { readonly kind: string; readonly about: string }) =>
    `${kind} · ${about}`,
  "settings.remove-device": ({ label }: Label) => `Remove ${label}`,
  "settings.remove": "Remove",
  "settings.remove-question": ({ label }: Label) => `Remove ${label}?`,
  "settings.remove-consequence":
    "It is signed out at once and has to sign in again with your password. What it has received stays on it.",
  "settings.remove-script-consequence": "Its token stops working at once. Make a new one to go on.",
  "settings.removed": ({ label }: Label) => `${label} can no longer act as you.`,
} as const satisfies Messages;

const scriptMessages = {
  "settings.scripts": "Scripts",
  "settings.scripts-words":
    "A script of yours can look at lights with a token. It is listed above like a device, and you can remove it there.",
  "settings.token-label": "What it is for",
  "settings.token-placeholder": "Status board",
  "settings.make-token": "Make a token",
  "settings.token-made": "Copy it now: it is shown only this once.",
  "settings.copy-token": "Copy the token",
  "settings.token-try": ({ name }: { readonly name: string }) => `To look at the light of ${name}:`,
  "settings.token-try-own": "To look at your own light:",
  "settings.token-done": "I have it",
} as const satisfies Messages;

const invitationMessages = {
  "settings.invitations": "Invitations",
  "settings.invitations-words":
    "This service takes new accounts by invitation. Each is good for one.",
  "settings.invite": "Make an invitation",
  "settings.invitation-until": ({ time }: Time) => `Good for one account until ${time}.`,
  "settings.copy-invitation": "Copy the invitation",
} as const satisfies Messages;

const aboutMessages = {
  "settings.about": "About",
  "settings.version": "Version",
  "settings.protocol": "Protocol",
  "settings.protocol-words": ({
    own,
    service,
  }: {
    readonly own: number;
    readonly service: number;
  }) =>
    own === service
      ? numberWords(own)
      : `${numberWords(own)} here, ${numberWords(service)} at the service`,
  "settings.profile": "Profile",
  "settings.host": "Runs in",
  "settings.host-electron": "A window of its own",
  "settings.host-browser": "A browser tab",
  "settings.licence": "Licence",
  "settings.licence-name": "MIT",
  "settings.licence-words": "Free to use, to change and to pass on.",
  "settings.sign-out": "Sign out",
  "settings.sign-out-hint": "Your conversations stay on this computer for the next time.",
  "settings.sign-out-question": "Sign out of this device?",
  "settings.sign-out-consequence":
    "Your light goes off here, and you need your password to come back. Your conversations stay on this computer; your other devices stay signed in.",
} as const satisfies Messages;

/** One’s own presence as a file. */
const fileMessages = {
  "settings.files": "My presence as a file",
  "settings.save-presence": "Save my presence",
  "settings.save-presence-hint":
    "What you say of yourself and your devices, as other programs read it (PIDF).",
  "settings.save-file": "Save",
  "settings.status-file": "Set my status from a file",
  "settings.status-file-hint": "Note, activities, mood, place and time. You see them first.",
  "settings.status-file-open": "From a file…",
  "settings.status-file-title": "Status from a file",
  "settings.status-file-act": "Set as my status",
  "settings.status-file-how":
    "A presence file (application/pidf+xml), of Porchlight or of another program. You see what comes of it before anything changes.",
  "settings.status-file-other": ({ entity }: { readonly entity: string }) =>
    `This file says that it is about ${entity}, which is not you.`,
  "settings.status-file-nothing":
    "This file says nothing of a person that could be your status. Nothing was changed.",
  "settings.status-file-becomes": "Your status becomes:",
  "settings.status-file-clears":
    "The file gives no note, activity, mood, place or time: yours are cleared.",
  "settings.status-file-light": "Your light stays as it is. What the file leaves out is cleared.",
  "settings.status-file-contacts": ({ count }: { readonly count: number }) =>
    plural(count, {
      one: "The file names 1 other way to reach somebody. It is not taken.",
      other: `The file names ${numberWords(count)} other ways to reach somebody. They are not taken.`,
    }),
  "settings.status-file-note": "Your note",
  "settings.status-file-activities": "What you are doing",
  "settings.status-file-mood": "Your mood",
  "settings.status-file-place": "Where you are",
  "settings.status-file-time": "Your local time, shown to those who may see it",
  "settings.status-file-until": "How long it holds",
  "settings.status-until": ({ time }: { readonly time: string }) => `Until ${time}`,
  "settings.status-taken": "The status of the file is yours now.",
} as const satisfies Messages;

/** The account, its devices and how the window looks. */
export const settingsMessages = {
  "settings.title": "Settings",
  ...accountMessages,
  ...awayMessages,
  ...lookMessages,
  ...deviceMessages,
  ...scriptMessages,
  ...invitationMessages,
  ...aboutMessages,
  ...fileMessages,
} as const satisfies Messages;
