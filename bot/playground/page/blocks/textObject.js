/** Text objects: `plain_text` (with emoji) or `mrkdwn`; some fields also come as a bare string. */
import { html } from "../html.js";
import { decodeEntities } from "../text/mrkdwn.js";
import { Emoji, Mrkdwn } from "../text/nodes.js";

const SHORTCODE = /(:[a-z0-9_+'-]+(?:::skin-tone-[2-6])?:)/;

/** Plain text with its emoji short names as characters. */
export function PlainText({ text }) {
  const parts = String(text ?? "").split(SHORTCODE);
  return html`<span class="plain">${parts.map((part, i) => (i % 2 ? html`<${Emoji} name=${part.slice(1, -1)} />` : decodeEntities(part)))}</span>`;
}

export function TextObject({ text }) {
  if (!text) return null;
  if (typeof text === "string") return html`<${PlainText} text=${text} />`;
  if (text.type === "mrkdwn") return html`<${Mrkdwn} text=${text.text} />`;
  return html`<${PlainText} text=${text.text} />`;
}

/** The characters of a text object, for labels. */
export const wordsOf = (text) => (typeof text === "string" ? text : (text?.text ?? ""));
