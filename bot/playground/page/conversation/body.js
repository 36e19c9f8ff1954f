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

/** Streams are written in Markdown; everything else that has only text is mrkdwn. */
function Words({ message }) {
  if (!message.text) return null;
  if (message.streaming !== undefined) return html`<${Markdown} text=${message.text} />`;
  return html`<${Mrkdwn} text=${message.text} />`;
}

const isEmptyStream = (message) => message.streaming && !message.text && !message.tasks?.length && !message.blocks?.length;

function Tasks({ message }) {
  if (!message.tasks?.length) return null;
  return html`<div class="plan">${message.plan_title && html`<div class="plan-head"><b>${message.plan_title}</b></div>`}<${TaskList} tasks=${message.tasks} /></div>`;
}

export function Body({ channel, message }) {
  if (message.subtype === "tombstone") return html`<div class="message-text quiet">This message was deleted.</div>`;
  const container = { type: "message", channel, message_ts: message.ts };
  const streamed = message.streaming !== undefined;
  return html`<div class=${message.streaming ? "message-text streaming" : "message-text"} data-testid="message-text">
    <${Tasks} message=${message} />
    ${(streamed || !message.blocks?.length) && html`<${Words} message=${message} />`}
    ${isEmptyStream(message) && html`<span class="dots" role="img" aria-label="Writing"><i></i><i></i><i></i></span>`}
    ${message.blocks?.length > 0 && html`<${Blocks} blocks=${message.blocks} container=${container} />`}
    ${message.edited && html`<small class="edited" title="This message was edited">(edited)</small>`}
    ${(message.attachments || []).map((attachment) => html`<${Attachment} attachment=${attachment} container=${container} />`)}
    <${Files} files=${message.files} />
  </div>`;
}
