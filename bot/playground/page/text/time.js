/** Times as Slack writes them, in the reader's own zone. */

const dateOf = (ts) => new Date(Number(ts) * 1000);
const format = (options) => new Intl.DateTimeFormat("en-US", options);

const CLOCK = format({ hour: "numeric", minute: "2-digit" });
const CLOCK_SECONDS = format({ hour: "numeric", minute: "2-digit", second: "2-digit" });
const FULL = format({ weekday: "long", month: "long", day: "numeric", year: "numeric" });
const NO_YEAR = format({ weekday: "long", month: "long", day: "numeric" });
const SHORT = format({ month: "short", day: "numeric", year: "numeric" });
const NUMERIC = { year: "numeric", month: "2-digit", day: "2-digit" };

export const clock = (ts) => CLOCK.format(dateOf(ts));
export const dayKey = (ts) => dateOf(ts).toDateString();
export const fullTime = (ts) => `${FULL.format(dateOf(ts))} at ${CLOCK_SECONDS.format(dateOf(ts))}`;

function daysAgo(ts) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(new Date()) - midnight(dateOf(ts))) / 86_400_000);
}

/** The heading of a day in a message list: "Today", "Yesterday", "Monday, June 2nd". */
export function dayTitle(ts) {
  const ago = daysAgo(ts);
  if (ago === 0) return "Today";
  if (ago === 1) return "Yesterday";
  const sameYear = dateOf(ts).getFullYear() === new Date().getFullYear();
  return (sameYear ? NO_YEAR : FULL).format(dateOf(ts));
}

/** How long ago, in the words of a thread's last reply. */
export function ago(ts) {
  const minutes = Math.floor((Date.now() - Number(ts) * 1000) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} minute${minutes === 1 ? "" : "s"} ago`;
  const days = daysAgo(ts);
  if (days === 0) return `today at ${clock(ts)}`;
  return days === 1 ? `yesterday at ${clock(ts)}` : `${days} days ago`;
}

function pretty(plain, seconds) {
  const days = daysAgo(seconds);
  return { 0: "today", 1: "yesterday", "-1": "tomorrow" }[days] ?? plain;
}

const iso = (date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

const TOKENS = {
  date_num: (date) => iso(date),
  date_slash: (date) => format(NUMERIC).format(date),
  date: (date) => format({ month: "long", day: "numeric", year: "numeric" }).format(date),
  date_short: (date) => SHORT.format(date),
  date_long: (date) => FULL.format(date),
  day_divider_pretty: (date, seconds) => dayTitle(seconds),
  time: (date) => CLOCK.format(date),
  time_secs: (date) => CLOCK_SECONDS.format(date),
  ago: (date, seconds) => ago(seconds),
};

/** Fills Slack's date tokens (`{date_short} at {time}`); unknown ones stay as they are. */
export function formatDate(seconds, pattern) {
  const date = dateOf(seconds);
  return pattern.replace(/\{(\w+?)(_pretty)?\}/g, (token, name, isPretty) => {
    const make = TOKENS[name + (isPretty ?? "")] || TOKENS[name];
    if (!make) return token;
    const plain = make(date, seconds);
    return isPretty && name.startsWith("date") ? pretty(plain, seconds) : plain;
  });
}
