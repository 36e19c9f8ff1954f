/** One message in a list. */
import { useState } from "preact/hooks";
import { html, classes, memo } from "../html.js";
import { listKey } from "../state/messages.js";
import { getState, setState, useStore } from "../state/store.js";
import { personName } from "../state/where.js";
import { ago, clock, fullTime } from "../text/time.js";
import { Avatar } from "../ui/avatar.js";
import { Boundary } from "../ui/boundary.js";
import { Icon } from "../ui/icon.js";
import { deleteMessage, isOwn, openThread } from "./actions.js";
import { Body } from "./body.js";
import { EditMessage } from "./edit.js";
import { Reactions } from "./reactions.js";
import { StatusLine } from "./status.js";
import { DeleteQuestion, Toolbar } from "./toolbar.js";

function Author({ message, user }) {
  const name = message.username || personName(user, message.user || getState().app.name);
  return html`<span class="author">${name}</span>${(message.bot_id || user?.is_bot) && html`<span class="badge">APP</span>`}`;
}

const Time = ({ ts }) =>
  html`<time class="time" datetime=${new Date(Number(ts) * 1000).toISOString()} title=${fullTime(ts)}>${clock(ts)}</time>`;

function ThreadBar({ channel, message }) {
  const users = useStore((state) => state.users);
  const replies = message.reply_count || 0;
  if (!replies) return html`<${StatusLine} channel=${channel} thread=${message.ts} withStop />`;
  return html`<button type="button" class="thread-bar" onClick=${() => openThread(channel, message)}
    data-testid="thread-bar">
      <span class="thread-faces">${(message.reply_users || []).slice(0, 4).map((id) => html`<${Avatar} user=${users[id]} id=${id} size=${24} />`)}</span>
      <span class="thread-count">${replies} ${replies === 1 ? "reply" : "replies"}</span>
      <span class="thread-last">${message.latest_reply ? `Last reply ${ago(message.latest_reply)}` : ""}</span><${Icon}
        name="chevron-right" size=${16} />
    </button>
    <${StatusLine} channel=${channel} thread=${message.ts} withStop />`;
}

function OnlyYou({ channel, message }) {
  return html`<div class="only-you" data-testid="ephemeral"><${Icon} name="eye" size=${14} /> Only visible to you ·
    <button type="button" class="text-button"
      onClick=${() => deleteMessage({ channel, ts: message.ts })}>Dismiss message</button></div>`;
}

/** Single keys on a focused message, as in Slack. */
function messageKeys({ channel, message, key, inThread, askDelete }) {
  return (event) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const own = isOwn(message);
    const actions = {
      t: () => !inThread && openThread(channel, message),
      Enter: () => !inThread && openThread(channel, message),
      r: () => event.currentTarget.querySelector("[data-testid=add-reaction]")?.click(),
      e: () => own && setState({ editing: { key, ts: message.ts } }),
      Delete: () => own && askDelete(),
      ArrowRight: () => event.currentTarget.querySelector(".toolbar > button")?.focus(),
      m: () => event.currentTarget.querySelector("[data-testid=message-menu]")?.click(),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
}

function Gutter({ compact, message, user }) {
  if (!compact)
    return html`<${Avatar} user=${user || (message.bot_id ? { is_bot: true } : undefined)} id=${message.user} />`;
  return html`<span class="gutter-time" aria-hidden="true">${clock(message.ts).replace(/ [AP]M/, "")}</span>`;
}

/** `compact` messages follow one of the same person and show neither picture nor name. */
export const Message = memo(function Message({ channel, thread, message, compact, focusable, isRoot }) {
  const user = useStore((state) => state.users[message.user]);
  const key = listKey(channel, thread);
  const editing = useStore((state) => state.editing?.key === key && state.editing.ts === message.ts);
  const [asking, setAsking] = useState(false);
  const [touched, setTouched] = useState(false); // the toolbar is made when it is first needed
  const touch = () => setTouched(true);
  const inThread = Boolean(thread);
  const onKey = messageKeys({ channel, message, key, inThread, askDelete: () => setAsking(true) });
  const look = classes(
    "message",
    compact && "compact",
    message.ephemeral && "ephemeral",
    editing && "being-edited",
    isRoot && "root",
  );
  return html`<article class=${look} tabindex=${focusable ? 0 : -1} data-testid="message" data-ts=${message.ts}
    data-user=${message.user}
      aria-keyshortcuts="T R E M Delete" aria-label=${`${personName(user, message.username || "App")} at ${clock(message.ts)}`} onKeyDown=${onKey}
      onPointerEnter=${touch} onFocusCapture=${touch}>
    <div class="gutter"><${Gutter} compact=${compact} message=${message} user=${user} /></div>
    <div class="message-main">
      ${message.ephemeral && html`<${OnlyYou} channel=${channel} message=${message} />`}
      ${!compact && html`<header class="message-head"><${Author} message=${message} user=${user} /><${Time} ts=${message.ts} /></header>`}
      ${editing ? html`<${EditMessage} channel=${channel} message=${message} />` : html`<${Boundary} what="message" content=${message}><${Body} channel=${channel} message=${message} /><//>`}
      <${Reactions} channel=${channel} message=${message} />
      ${!inThread && !message.ephemeral && html`<${ThreadBar} channel=${channel} message=${message} />`}
    </div>
    ${touched && !editing && !message.ephemeral && html`<${Toolbar} channel=${channel} message=${message} listKey=${key} inThread=${inThread} />`}
    ${asking && html`<${DeleteQuestion} channel=${channel} message=${message} onClose=${() => setAsking(false)} />`}
  </article>`;
});
