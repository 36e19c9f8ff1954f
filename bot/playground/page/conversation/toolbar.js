/** The actions that appear over a message: reactions, reply, and the menu with everything else. */
import { useState } from "preact/hooks";
import { html } from "../html.js";
import { getState, setState } from "../state/store.js";
import { emojiCharacter } from "../text/emoji.js";
import { plainText } from "../text/plain.js";
import { ConfirmDialog } from "../ui/dialog.js";
import { Icon, IconButton } from "../ui/icon.js";
import { MenuButton } from "../ui/menu.js";
import { copyLink, copyText, deleteMessage, isOwn, openThread, runShortcut, toggleReaction } from "./actions.js";
import { AddReaction } from "./reactions.js";

const QUICK = ["white_check_mark", "eyes", "raised_hands"];

function menuItems({ channel, message, listKey, onDelete }) {
  const shortcuts = getState().app.shortcuts.filter((shortcut) => shortcut.type === "message");
  const own = isOwn(message);
  const edit = {
    label: "Edit message",
    icon: "pencil",
    hint: "E",
    onSelect: () => setState({ editing: { key: listKey, ts: message.ts } }),
    testid: "edit-message",
  };
  const remove = {
    label: "Delete message…",
    icon: "trash",
    hint: "Del",
    danger: true,
    onSelect: onDelete,
    testid: "delete-message",
  };
  return [
    { label: "Copy link", icon: "link", onSelect: () => copyLink(channel, message) },
    { label: "Copy text", icon: "copy", onSelect: () => copyText(message) },
    ...(own ? [{ divider: true }, edit, remove] : []),
    ...(shortcuts.length ? [{ divider: true }, { title: "Message shortcuts" }] : []),
    ...shortcuts.map((shortcut) => ({
      label: shortcut.name,
      icon: "zap",
      detail: getState().app.name,
      testid: "message-shortcut",
      onSelect: () => runShortcut(shortcut.callback_id, channel, message.ts),
    })),
  ];
}

export function DeleteQuestion({ channel, message, onClose }) {
  const yes = () => {
    onClose();
    deleteMessage({ channel, ts: message.ts });
  };
  return html`<${ConfirmDialog} title="Delete message" yes="Delete" danger onYes=${yes} onNo=${onClose}>
    <p>Are you sure you want to delete this message? This cannot be undone.</p>
    <blockquote class="quote">${plainText(message)}</blockquote>
  <//>`;
}

/** Left and right walk along the bar; going left of the first, or Esc, leads back to the message. */
function walkToolbar(event) {
  const all = [...event.currentTarget.querySelectorAll(":scope > button")];
  const index = all.indexOf(document.activeElement);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (index < 0 || (!step && event.key !== "Escape")) return;
  event.preventDefault();
  event.stopPropagation();
  const target = step ? all[Math.min(all.length - 1, index + step)] : null;
  (target || event.currentTarget.closest("article")).focus();
}

export function Toolbar({ channel, message, listKey, inThread }) {
  const [asking, setAsking] = useState(false);
  const quick = (name) => html`<button type="button" class="icon-button quick" tabindex="-1"
    aria-label=${`React with ${name.replaceAll("_", " ")}`} title=${`:${name}:`}
    onClick=${() => toggleReaction({ channel, ts: message.ts, name })}>${emojiCharacter(name)}</button>`;
  return html`<div class="toolbar" role="toolbar" aria-label="Message actions" onKeyDown=${walkToolbar}>
    ${QUICK.map(quick)}
    <${AddReaction} channel=${channel} ts=${message.ts} class="icon-button" size=${18} tabindex="-1" />
    ${!inThread && html`<${IconButton} name="message-circle" label="Reply in thread" tabindex="-1" onClick=${() => openThread(channel, message)} data-testid="reply-in-thread" />`}
    <${MenuButton} label="More actions" class="icon-button" tabindex="-1" data-testid="message-menu"
      items=${() => menuItems({ channel, message, listKey, onDelete: () => setAsking(true) })}><${Icon}
      name="ellipsis-vertical" size=${18} /><//>
  </div>
  ${asking && html`<${DeleteQuestion} channel=${channel} message=${message} onClose=${() => setAsking(false)} />`}`;
}
