/** Emoji by short name, as Slack writes them (`:tada:`, `:wave::skin-tone-3:`). */
import { EMOJI } from "../vendor/emoji/emoji.js";

const TONES = ["", "", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"];
const BY_NAME = new Map();
const NAMES = [];

for (const group of Object.values(EMOJI)) {
  for (const [character, ...names] of group) {
    NAMES.push(names[0]);
    for (const name of names) BY_NAME.set(name, character);
  }
}

export const EMOJI_GROUPS = Object.entries(EMOJI).map(([title, list]) => ({
  title,
  items: list.map(([character, name]) => ({ character, name })),
}));

/** The character of a short name, with `name::skin-tone-2` to `-6`, or null when there is none. */
export function emojiCharacter(name) {
  const [plain, tone] = name.split("::skin-tone-");
  const character = BY_NAME.get(plain);
  return character ? character + (TONES[Number(tone)] || "") : null;
}

/** Short names that begin with or contain `part`, the ones that begin with it first. */
export function findEmoji(part, limit) {
  const wanted = part.toLowerCase();
  const starts = NAMES.filter((name) => name.startsWith(wanted));
  const contains = NAMES.filter((name) => !name.startsWith(wanted) && name.includes(wanted));
  return [...starts, ...contains].slice(0, limit).map((name) => ({ name, character: BY_NAME.get(name) }));
}
