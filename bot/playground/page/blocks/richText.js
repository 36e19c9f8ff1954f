/** `rich_text` blocks: sections, lists, quotes, code, and all their inline elements. */
import { html, classes } from "../html.js";
import { Emoji, ChannelMention, Link, UserMention } from "../text/nodes.js";
import { formatDate } from "../text/time.js";

const STYLE_TAGS = [
  ["code", "code"],
  ["bold", "b"],
  ["italic", "i"],
  ["strike", "s"],
  ["underline", "u"],
  ["highlight", "mark"],
];

/** Wraps what an element shows in the tags of its style. */
function styled(content, style) {
  return STYLE_TAGS.reduce(
    (inner, [name, tag]) =>
      style?.[name] ? html`<${tag} class=${name === "code" ? "code" : undefined}>${inner}<//>` : inner,
    content,
  );
}

function Colour({ value }) {
  return html`<span class="colour"><i
    style=${{ background: /^#[0-9a-f]{3,8}$/i.test(value) ? value : "transparent" }}></i>${value}</span>`;
}

const INLINE = {
  text: (e) => e.text,
  link: (e) => html`<${Link} url=${e.url}>${e.text || e.url}<//>`,
  user: (e) => html`<${UserMention} id=${e.user_id} />`,
  usergroup: (e) => html`<span class="mention">@${e.usergroup_id}</span>`,
  team: (e) => html`<span class="mention">@${e.team_id}</span>`,
  channel: (e) => html`<${ChannelMention} id=${e.channel_id} />`,
  broadcast: (e) => html`<span class="mention mention-me">@${e.range}</span>`,
  emoji: (e) => html`<${Emoji} name=${e.skin_tone ? `${e.name}::skin-tone-${e.skin_tone}` : e.name} />`,
  date: (e) => html`<time title=${e.fallback || ""}>${formatDate(e.timestamp, e.format || "{date}")}</time>`,
  color: (e) => html`<${Colour} value=${e.value} />`,
};

const inline = (elements = []) => elements.map((e) => styled(INLINE[e.type]?.(e) ?? e.text ?? "", e.style));

function List({ element }) {
  const { style, indent = 0, offset = 0, border, elements = [] } = element;
  const look = classes("text-list", `indent-${Math.min(indent, 8)}`, border && "bordered");
  const items = elements.map((item) => html`<li>${inline(item.elements)}</li>`);
  return style === "ordered"
    ? html`<ol class=${look} start=${offset + 1}>${items}</ol>`
    : html`<ul class=${look}>${items}</ul>`;
}

const PARTS = {
  rich_text_section: (e) => html`<div class="rich-section">${inline(e.elements)}</div>`,
  rich_text_list: (e) => html`<${List} element=${e} />`,
  rich_text_quote: (e) => html`<blockquote class="quote">${inline(e.elements)}</blockquote>`,
  rich_text_preformatted: (e) => html`<pre class="pre">${inline(e.elements)}</pre>`,
};

export const RichText = ({ block }) =>
  html`<div class="rich-text">${(block.elements || []).map((e) => PARTS[e.type]?.(e))}</div>`;
