import type { Messages } from "../message.ts";

type Domain = { readonly domain: string };

/** The first page: the ways to start. */
export const welcomeMessages = {
  "welcome.title": "Leave the light on for the people you want to see.",
  "welcome.words": "See who is there, write to them, and know who is looking for you.",
  "welcome.question": "How would you like to start?",
  "welcome.here": "Create an account on this computer",
  "welcome.here-words": "Everything stays here until you decide otherwise.",
  "welcome.join": "Join a service",
  "welcome.join-words": "You have an address and a password, or an invitation.",
  "welcome.practice": "Try it with practice buddies",
  "welcome.practice-words": "Pretend people who answer, wander off and look in.",
  "welcome.nothing-sent": "Nothing is sent anywhere until you join a service.",

  "welcome.name": "Your name",
  "welcome.name-missing": "Tell others what to call you.",
  "welcome.address": "Your address",
  "welcome.address-missing": "Choose the part before the @.",
  "welcome.at-domain": ({ domain }: Domain) => `@ ${domain}`,
  "welcome.password": "Password",
  "welcome.password-hint": ({ count }: { readonly count: number }) =>
    `At least ${count} characters. Three odd words do nicely.`,
  "welcome.password-short": ({ count }: { readonly count: number }) =>
    `That is short. Take at least ${count} characters.`,
  "welcome.password-missing": "Type your password.",
  "welcome.invitation": "Invitation",
  "welcome.invitation-hint": "This service takes new accounts by invitation.",
  "welcome.invitation-missing": "Type the invitation you were given.",
  "welcome.create": "Create account",
  "welcome.create-practice": "Create and ask them over",
  "welcome.same-account": "This account works for more than practice.",

  "welcome.service": "Address of the service",
  "welcome.service-hint": "Such as chat.example.org. Whoever runs it can tell you.",
  "welcome.service-missing": "Type the address of the service.",
  "welcome.service-malformed":
    "That is not an address of a service. It looks like chat.example.org.",
  "welcome.continue": "Continue",
  "welcome.service-found": ({ domain }: Domain) => `This is ${domain}.`,
  "welcome.service-other": "Another service",
  "welcome.service-closed": "It takes no new accounts. You can sign in with one you have.",
  "welcome.known": "I have an account",
  "welcome.new": "I am new here",
  "welcome.which": "Account",
  "welcome.sign-in": "Sign in",

  "welcome.no-service": "The service on this computer did not start",
  "welcome.no-service-safe":
    "Nothing that was stored is lost or changed. You can still join another service.",
} as const satisfies Messages;
