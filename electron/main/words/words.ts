/**
 * Every word that the desktop shows outside of the page: menus, tray, alerts, and what is said before
 * there is a page. The page's own catalogue is out of reach here: `renderer` is another room.
 */
export const words = {
  appName: "Porchlight",
  menu: {
    file: "&File",
    edit: "&Edit",
    view: "&View",
    window: "&Window",
    status: "&Status",
    closeWindow: "&Close Window",
    quit: "&Quit Porchlight",
  },
  tray: {
    show: "Show Porchlight",
    status: "Status",
    quit: "Quit Porchlight",
  },
  status: {
    available: "Available",
    away: "Away",
    busy: "Busy",
    "not-accepting": "Not accepting messages",
    invisible: "Invisible",
  },
  awayByItself: "Away, because nobody is using this computer",
  unread: (count: number) => (count === 1 ? "1 unread message" : `${count} unread messages`),
  alert: {
    newMessages: (count: number) => (count === 1 ? "New message" : `${count} new messages`),
    presence: {
      online: "Their light is on",
      back: "They are back",
      open: "They accept messages again",
    },
    staysTitle: "Porchlight is still on",
    staysBody: "You stay reachable. Show or quit Porchlight from its icon beside the clock.",
  },
  failure: {
    startTitle: "Porchlight could not start",
    bugTitle: "Porchlight has stopped working",
    bugBody: "Something went wrong that Porchlight was not prepared for. Please start it again.",
  },
} as const;
