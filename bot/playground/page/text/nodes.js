/** Draws trees of text nodes: every string becomes a text node of the page, every link is checked first. */
import { html } from "../html.js";
import { messageLink, navigate } from "../state/route.js";
import { selectWorkspace, useStore } from "../state/store.js";
import { channelName, personName } from "../state/where.js";
import { emojiCharacter } from "./emoji.js";
import { parseMarkdown } from "./markdown.js";
import { parseMrkdwn } from "./mrkdwn.js";
import { formatDate } from "./time.js";

/** Only addresses a chat may hold become links; anything else (`javascript:`) stays text. */
export const isSafeUrl = (url) => /^(https?:|mailto:|tel:|slack:|\/-\/|\/archives\/)/i.test(url);

export function Link({ url, children }) {
  if (!isSafeUrl(url)) return html`<span>${children}</span>`;
  const inside = messageLink(url);
  const follow = (event) => {
    if (!inside) return;
    event.preventDefault();
    navigate({ channel: inside.channel, thread: inside.thread || inside.ts, tab: "messages" });
  };
  return html`<a class="link" href=${url} target="_blank" rel="noopener noreferrer" onClick=${follow}>${children}</a>`;
}

export function UserMention({ id, label }) {
  const user = useStore((state) => state.users[id]);
  const me = useStore((state) => state.me);
  const name = user ? personName(user) : label || id;
  return html`<span class=${id === me ? "mention mention-me" : "mention"} title=${user?.title || ""}>@${name}</span>`;
}

export function ChannelMention({ id, label }) {
  const channel = useStore((state) => state.channels.find((other) => other.id === id));
  const state = useStore(selectWorkspace);
  if (!channel) return html`<span class="mention">#${label || "private-channel"}</span>`;
  const open = () => navigate({ channel: id });
  return html`<button type="button" class="mention mention-button"
    onClick=${open}>#${channelName(channel, state)}</button>`;
}

export function Emoji({ name }) {
  const character = emojiCharacter(name);
  if (!character) return html`<span>:${name}:</span>`;
  return html`<span class="emoji" role="img" aria-label=${`${name.replaceAll("_", " ")} emoji`}
    title=${`:${name}:`}>${character}</span>`;
}

function DateNode({ seconds, format, url, label }) {
  const shown = Number.isFinite(seconds) ? formatDate(seconds, format) : label;
  const when = html`<time title=${label}>${shown}</time>`;
  return url ? html`<${Link} url=${url}>${when}<//>` : when;
}

function List({ ordered, start, items }) {
  const body = items.map((item) => html`<li>${drawNodes(item.children)}</li>`);
  return ordered ? html`<ol class="text-list" start=${start}>${body}</ol>` : html`<ul class="text-list">${body}</ul>`;
}

function Table({ rows, align }) {
  const [head, ...body] = rows;
  const cell = (tag) => (nodes, i) => html`<${tag} style=${{ textAlign: align[i] || "left" }}>${drawNodes(nodes)}<//>`;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table">
    <table class="table">
      <thead><tr>${head.map(cell("th"))}</tr></thead>
      <tbody>${body.map((row) => html`<tr>${row.map(cell("td"))}</tr>`)}</tbody>
    </table>
  </div>`;
}

const Heading = ({ level, children }) =>
  html`<div class=${`text-heading h${level}`} role="heading" aria-level=${level + 2}>${drawNodes(children)}</div>`;

const DRAW = {
  text: ({ text }) => text,
  bold: ({ children }) => html`<b>${drawNodes(children)}</b>`,
  italic: ({ children }) => html`<i>${drawNodes(children)}</i>`,
  strike: ({ children }) => html`<s>${drawNodes(children)}</s>`,
  code: ({ text }) => html`<code class="code">${text}</code>`,
  pre: ({ text }) => html`<pre class="pre">${text}</pre>`,
  quote: ({ children }) => html`<blockquote class="quote">${drawNodes(children)}</blockquote>`,
  link: ({ url, children }) => html`<${Link} url=${url}>${drawNodes(children)}<//>`,
  user: (node) => html`<${UserMention} ...${node} />`,
  channel: (node) => html`<${ChannelMention} ...${node} />`,
  broadcast: ({ text }) => html`<span class="mention mention-me">${text}</span>`,
  emoji: (node) => html`<${Emoji} ...${node} />`,
  date: (node) => html`<${DateNode} ...${node} />`,
  heading: (node) => html`<${Heading} ...${node} />`,
  rule: () => html`<hr class="divider" />`,
  list: (node) => html`<${List} ...${node} />`,
  checkbox: ({ checked }) => html`<input type="checkbox" checked=${checked} disabled />`,
  table: (node) => html`<${Table} ...${node} />`,
  paragraph: ({ children }) => html`<p class="paragraph">${drawNodes(children)}</p>`,
};

export const drawNodes = (nodes) => nodes.map((node) => DRAW[node.type](node));

export const Mrkdwn = ({ text }) => html`<span class="mrkdwn">${drawNodes(parseMrkdwn(text))}</span>`;

export const Markdown = ({ text }) => html`<div class="markdown">${drawNodes(parseMarkdown(text))}</div>`;
