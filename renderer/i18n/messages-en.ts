import { alertMessages } from "./messages-en/alert.ts";
import { appMessages } from "./messages-en/app.ts";
import { buddyListMessages } from "./messages-en/buddy-list.ts";
import { conversationMessages } from "./messages-en/conversation.ts";
import { deliveryMessages } from "./messages-en/delivery.ts";
import { failureMessages, failureReferenceMessages } from "./messages-en/failure.ts";
import { filesMessages } from "./messages-en/files.ts";
import { hidingMessages } from "./messages-en/hiding.ts";
import { inboxMessages } from "./messages-en/inbox.ts";
import { inspectorMessages } from "./messages-en/inspector.ts";
import { lampMessages } from "./messages-en/lamp.ts";
import { moodMessages } from "./messages-en/mood.ts";
import { personMessages } from "./messages-en/person.ts";
import { placeMessages } from "./messages-en/place.ts";
import { pollMessages } from "./messages-en/poll.ts";
import { presenceMessages } from "./messages-en/presence.ts";
import { requestsMessages } from "./messages-en/requests.ts";
import { rulesMessages } from "./messages-en/rules.ts";
import { settingsMessages } from "./messages-en/settings.ts";
import { statusPickerMessages } from "./messages-en/status-picker.ts";
import { timeMessages } from "./messages-en/time.ts";
import { timelineMessages } from "./messages-en/timeline.ts";
import { uiMessages } from "./messages-en/ui.ts";
import { watchersMessages } from "./messages-en/watchers.ts";
import { welcomeMessages } from "./messages-en/welcome.ts";

/** Every sentence of the interface, in English. One file for each feature, so that authors do not meet. */
export const messagesEn = {
  ...alertMessages,
  ...appMessages,
  ...buddyListMessages,
  ...conversationMessages,
  ...deliveryMessages,
  ...failureMessages,
  ...failureReferenceMessages,
  ...filesMessages,
  ...hidingMessages,
  ...inboxMessages,
  ...inspectorMessages,
  ...lampMessages,
  ...moodMessages,
  ...personMessages,
  ...placeMessages,
  ...pollMessages,
  ...presenceMessages,
  ...requestsMessages,
  ...rulesMessages,
  ...settingsMessages,
  ...statusPickerMessages,
  ...timeMessages,
  ...timelineMessages,
  ...uiMessages,
  ...watchersMessages,
  ...welcomeMessages,
};
