/**
 * What the interface says, as far as the tests go by it. The product's own catalogue is out of reach
 * on purpose: a word that changes there has to be seen to change here.
 */
export const words = {
  places: {
    inbox: "Inbox",
    buddies: "Buddies",
    watchers: "Watchers",
    rules: "Rules",
    settings: "Settings",
  },
  rules: {
    title: "Rules",
    add: "Add a rule",
    whom: "For whom",
    everybody: "Everybody signed in",
    allow: "Allow",
    lightOnly: "Light only",
    save: "Save rule",
    files: "Rules as a file",
    saveFile: "Save my rules as a file",
    fromFile: /^Take rules from a file/,
    fromFileTitle: "Rules from a file",
    chooseFile: /^Choose (?:a|another) file/,
    replace: "Replace my rules",
    found: "Rules in the file",
    remove: "Remove",
  },
  lamp: {
    lit: "Available",
    away: "Away",
    busy: "Busy",
    closed: "Not accepting messages",
    off: "Unavailable",
    unknown: "Unknown",
  },
  welcome: {
    question: "How would you like to start?",
    here: /^Create an account on this computer/,
    practice: /^Try it with practice buddies/,
    join: /^Join a service/,
    name: "Your name",
    address: "Your address",
    password: "Password",
    create: "Create account",
    createPractice: "Create and ask them over",
    serviceFailed: "The service on this computer did not start",
  },
  buddies: {
    add: "Add a buddy",
    addTitle: "Who would you like to see?",
    address: "Their address",
    name: "Your name for them",
    group: "Group",
    addAct: "Add",
    filter: "Filter buddies",
    view: "Sort and show",
    practice: "Ask practice buddies over",
    empty: "Nobody is on your list yet",
    pending: "Waiting for their answer",
    rejected: "They don’t let you see their light",
    message: "Message",
    maySee: "May see my light",
    tellMe: "Tell me about",
    lightOn: "their light comes on",
    once: "Once",
  },
  answers: { allow: "Allow", later: "Later", ignore: "Ignore quietly", block: "Block" },
  inbox: {
    conversations: "Conversations",
    newMessage: "New message",
    find: "Name or address",
    people: "People",
    empty: "No conversations yet",
  },
  conversation: {
    message: "Message",
    messages: "Messages",
    send: "Send",
    details: "Details",
    back: "Back to the inbox",
    tellMe: "Tell me when they are open",
    sending: "Sending",
    waiting: "Waiting for the service",
    stored: "Stored",
    delivered: "Delivered",
    seen: "Seen",
    notSent: "Not sent",
    tryAgain: "Try again",
    delete: "Delete",
  },
  status: {
    title: "Your status",
    choice: "Status",
    note: "Note",
    until: "Until",
    set: "Set status",
    available: "Available",
    away: "Away",
    busy: "Busy",
    notAccepting: "Not accepting messages",
    invisible: "Invisible",
  },
  watchers: {
    title: "Who’s watching",
    everyone: "Everyone",
    requests: "Who asks to see your light",
    unusual: "What stands out",
    subscribed: "Subscribed",
    looks: "Looks at times",
    comesAndGoes: "Comes and goes",
    polls: /Looks every /,
    save: "Save as a file",
    saveTable: /Table/,
  },
  settings: { tokenLabel: "What it is for", makeToken: "Make a token", fromFile: "From a file…" },
  strip: { notConnected: "Not connected.", connecting: "Connecting.", words: "You can write" },
  dialog: { cancel: "Cancel", close: "Close" },
  app: { name: "Porchlight", noAnswer: "Porchlight does not answer" },
} as const;

export type Lamp = keyof typeof words.lamp;

/** For a name that begins with these very words, whatever follows. */
export function beginningWith(text: string): RegExp {
  return new RegExp(`^${escape(text)}`);
}

export function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
