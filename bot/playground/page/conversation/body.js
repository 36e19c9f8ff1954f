/** What a message says: its blocks, or its text, its tasks while it is being written, attachments and files. */
import { Blocks } from "../blocks/index.js";
import { TaskList } from "../blocks/tasks.js";
import { html } from "../html.js";
import { Markdown, Mrkdwn } from "../text/nodes.js";
import { Files } from "./files.js";

const isColour = (value) => /^#?[0-9a-f]{3,8}$/i.test(value || "");

function Attachment({ attachment, container }) {
  const colour = isColour(attachment.color) ? `#${attachment.color.replace("#", "")}` : undefined;
  return html`<div class="attachment" style=${{ borderColor: colour }}>
    ${attachment.pretext && html`<div><${Mrkdwn} text=${attachment.pretext} /></div>`}
    ${attachment.title && html`<b><${Mrkdwn} text=${attachment.title} /></b>`}
    ${attachment.blocks ? html`<${Blocks} blocks=${attachment.blocks} container=${container} />` : html`<${Mrkdwn} text=${attachment.text || attachment.fallback} />`}
  </div>`;
}

const has = (message, type) => (message.blocks || []).some((block) => block.type === type);

/** A person's message is shown from its text; the rich text block beside it says the same. */
const isTyped = (message) => !message.bot_id && (message.blocks || []).every((block) => block.type === "rich_text");

/** True when the text itself is drawn: nothing else says it, or a stream has not put it into a block. */
function showsText(message) {
  if (!message.text) return false;
  if (message.streaming !== undefined) return !has(message, "markdown");
  return !message.blocks?.length || isTyped(message);
}

/** Streams are written in Markdown; everything else that has only text is mrkdwn. */
function Words({ message }) {
  if (!showsText(message)) return null;
  if (message.streaming !== undefined) return html`<${Markdown} text=${message.text} />`;
  return html`<${Mrkdwn} text=${message.text} />`;
}

const isEmptyStream = (message) =>
  message.streaming && !message.text && !message.tasks?.length && !message.blocks?.length;

function Tasks({ message }) {
  if (!message.tasks?.length || has(message, "plan") || has(message, "task_card")) return null;
  return html`<div class="plan">${message.plan_title && html`<div class="plan-head"><b>${message.plan_title}</b></div>`}<${TaskList} tasks=${message.tasks} /></div>`;
}

export function Body({ channel, message }) {
  if (message.subtype === "tombstone") return html`<div class="message-text quiet">This message was deleted.</div>`;
  const container = { type: "message", channel, message_ts: message.ts };
  return html`<div class=${message.streaming ? "message-text streaming" : "message-text"} data-testid="message-text">
    <${Tasks} message=${message} />
    <${Words} message=${message} />
    ${isEmptyStream(message) && html`<span class="dots" role="img" aria-label="Writing"><i></i><i></i><i></i></span>`}
    ${message.blocks?.length > 0 && !(message.text && isTyped(message)) && html`<${Blocks} blocks=${message.blocks} container=${container} />`}
    ${message.edited && html`<small class="edited" title="This message was edited">(edited)</small>`}
    ${(message.attachments || []).map((attachment) => html`<${Attachment} attachment=${attachment} container=${container} />`)}
    <${Files} files=${message.files} />
  </div>`;
}
