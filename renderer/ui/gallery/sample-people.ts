import type { BuddyGroup } from "../buddy-tree.tsx";
import type { ListedConversation } from "../conversation-list.tsx";
import { LAMP_STATES } from "../lamp-state.ts";

export const GROUPS: readonly BuddyGroup[] = [
  {
    id: "family",
    name: "Family",
    count: "2 of 3",
    buddies: [
      { id: "noa", name: "נועה בן־דוד", lamp: "lit", note: "אני בבית עד שש" },
      {
        id: "thordis",
        name: "Þórdís Guðmundsdóttir",
        lamp: "away",
        note: "Out with the dog, back at two",
        time: "12 min",
      },
      { id: "mateo", name: "Abuelo Mateo", lamp: "off", note: "Last on yesterday, 21:40" },
    ],
  },
  {
    id: "work",
    name: "Work",
    count: "3 of 23",
    buddies: [
      {
        id: "ada",
        name: "Ada Byron-King",
        lamp: "lit",
        note: "Looking for a second pair of eyes on the ledger",
        time: "14:31",
      },
      {
        id: "ngozi",
        name: "Ngozi Okonkwo-Adeyemi",
        lamp: "lit",
        note: "Lagos until Friday",
        time: "13:58",
      },
      {
        id: "dmitri",
        name: "Dmitri Aleksandrovich Korolyov-Saltykov",
        lamp: "busy",
        note: "Release 4.2, please only if it burns",
      },
      {
        id: "anh",
        name: "Trần Nguyệt Ánh",
        lamp: "closed",
        note: "Writing. Not accepting messages until 16:00",
      },
      {
        id: "priya",
        name: "Priya Subramaniam",
        lamp: "unknown",
        note: "Their service has not answered since 14:20",
      },
      {
        id: "miguel",
        name: "Miguel Ángel Fernández de la Vega",
        lamp: "off",
        note: "Last on 20 Nov",
      },
    ],
  },
  {
    id: "choir",
    name: "Choir",
    count: "1 of 9",
    buddies: [
      {
        id: "sara",
        name: "سارة المنصوري",
        lamp: "lit",
        note: "البروفة الساعة ٧ مساءً",
        time: "11:02",
        unread: 1,
      },
      { id: "leilani", name: "Leilani Kahananui", lamp: "off" },
    ],
  },
  { id: "practice", name: "Practice buddies", count: "3 of 3", buddies: [] },
];

export const CONVERSATIONS: readonly ListedConversation[] = [
  {
    id: "ada",
    name: "Ada Byron-King",
    lamp: "lit",
    time: "14:31",
    text: "Yes, I told her. By hand I get 0.08 for the third column.",
    isPinned: true,
  },
  {
    id: "ngozi",
    name: "Ngozi Okonkwo-Adeyemi",
    lamp: "lit",
    time: "13:58",
    text: "the ferry leaves at 06:40, not 07:10",
    textKind: "own",
  },
  {
    id: "sara",
    name: "سارة المنصوري",
    lamp: "lit",
    time: "11:02",
    text: "هل وصلتك النوتة الموسيقية؟",
    unread: 1,
  },
  {
    id: "anh",
    name: "Trần Nguyệt Ánh",
    lamp: "closed",
    time: "10:47",
    text: "shall we move chapter 7 before the index is made",
    textKind: "draft",
  },
  {
    id: "dmitri",
    name: "Dmitri Aleksandrovich Korolyov-Saltykov",
    lamp: "busy",
    time: "09:15",
    text: "It is burning",
    unread: 12,
    isMuted: true,
  },
  {
    id: "tomasz",
    name: "Tomasz Wiśniewski",
    lamp: "off",
    time: "Yesterday",
    text: "Not sent: longer than 8 KB",
    textKind: "failed",
  },
  {
    id: "thordis",
    name: "Þórdís Guðmundsdóttir",
    lamp: "away",
    time: "Mon",
    text: "Takk! See you on the 24th",
  },
];

const GIVEN = [
  "Ada",
  "Ngozi",
  "Dmitri",
  "Ánh",
  "Priya",
  "Miguel",
  "Sara",
  "Leilani",
  "Tomasz",
  "Noa",
];
const FAMILY = [
  "Byron",
  "Okonkwo",
  "Korolyov",
  "Nguyễn",
  "Rao",
  "Vega",
  "Haddad",
  "Kahale",
  "Nowak",
];

/** A thousand people in eight groups, the same each time. */
export function manyGroups(): readonly BuddyGroup[] {
  return Array.from({ length: 8 }, (_group, group) => ({
    id: `g${group}`,
    name: `Group ${group + 1}`,
    count: `60 of 125`,
    buddies: Array.from({ length: 125 }, (_buddy, index) => {
      const number = group * 125 + index;
      return {
        id: `b${number}`,
        name: `${GIVEN[number % GIVEN.length] ?? ""} ${FAMILY[(number * 7) % FAMILY.length] ?? ""} ${number}`,
        lamp: LAMP_STATES[(number * 5) % LAMP_STATES.length] ?? "off",
        note: number % 3 === 0 ? "Back at two" : undefined,
      };
    }),
  }));
}
