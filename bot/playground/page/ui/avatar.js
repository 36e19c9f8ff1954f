/** A person's or app's picture: initials on a colour that always belongs to the same id. */
import { html } from "../html.js";
import { personName } from "../state/where.js";
import { Icon } from "./icon.js";

const HUES = [6, 28, 48, 96, 150, 172, 196, 214, 238, 262, 288, 328];

function hueOf(id) {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + sign.codePointAt(0)) >>> 0;
  return HUES[sum % HUES.length];
}

function initials(name) {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .split(/\s+/)
    .filter(Boolean);
  return (
    (words.length > 1 ? [words[0], words.at(-1)] : words).map((word) => [...word][0]?.toUpperCase()).join("") || "?"
  );
}

export function Avatar({ user, id = "", size = 36 }) {
  const look = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` };
  if (user?.is_bot) {
    return html`<span class="avatar avatar-app" style=${look} aria-hidden="true"><${Icon} name="list-checks"
      size=${size * 0.6} /></span>`;
  }
  const colour = `hsl(${hueOf(user?.id || id)} 48% 42%)`;
  return html`<span class="avatar" style=${{ ...look, background: colour }}
    aria-hidden="true">${initials(personName(user, id))}</span>`;
}
