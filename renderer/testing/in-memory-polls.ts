import { AppError } from "../../shared/result/app-error.ts";
import { iso, type Act, type Part } from "./in-memory-bridge.ts";
import { aDocument } from "./people.ts";

/** Looking again and again: the first look shows somebody who is there, whoever `rude…` is refuses. */
export function pollHandlers({ world, emit, now }: Act): Part<`poll:${"start" | "stop"}`> {
  const keep = (polls: typeof world.snapshot.polls) => {
    world.snapshot.polls = polls;
    emit("polls:changed", polls);
  };
  const othersThan = (presentity: string) =>
    world.snapshot.polls.filter((poll) => poll.presentity !== presentity);
  return {
    "poll:start": ({ presentity, everySeconds }) => {
      const others = othersThan(presentity);
      if (others.length >= 20) throw new AppError("too-many", "no room");
      const name = presentity.slice("pres:".length);
      const isRefused = name.startsWith("rude");
      const poll = {
        presentity,
        everySeconds,
        isOn: !isRefused,
        lookedAt: isRefused ? null : iso(now()),
        document: isRefused
          ? null
          : aDocument({ name, displayName: "Zoltán", light: "available" }, now()),
        code: isRefused ? "watching-refused" : null,
      };
      keep([...others, poll]);
      return poll;
    },
    "poll:stop": ({ presentity }) => {
      keep(othersThan(presentity));
      return {};
    },
  };
}
