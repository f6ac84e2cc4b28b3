const DAY_MS = 24 * 60 * 60 * 1_000;
const TYPED = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?m?\.?$/i;

/**
 * The next moment with the time of day that somebody typed, after `now`; null when it is none.
 *
 * `15:30`, `1530`, `15.30`, `9`, `3:30 pm`. Past for today means tomorrow.
 */
export function nextTimeOfDay(typed: string, now: number): number | null {
  const [, hourDigits, minuteDigits = "0", half] = TYPED.exec(typed.trim()) ?? [];
  if (hourDigits === undefined) return null;
  const hour = hourOf(Number(hourDigits), half?.toLowerCase());
  const minute = Number(minuteDigits);
  if (hour === null || minute > 59) return null;
  const today = new Date(now).setHours(hour, minute, 0, 0);
  // Not a day's length later: a day may be 23 or 25 hours long.
  return today > now ? today : new Date(now + DAY_MS).setHours(hour, minute, 0, 0);
}

function hourOf(digits: number, half: string | undefined): number | null {
  if (half === undefined) return digits <= 23 ? digits : null;
  if (digits < 1 || digits > 12) return null;
  return (digits % 12) + (half === "p" ? 12 : 0);
}
