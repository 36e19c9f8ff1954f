/** What may be completed at the caret: people (`@`), channels (`#`), emoji (`:`), and commands (`/` at the beginning). */
import { html } from "../html.js";
import { channelName, personName } from "../state/where.js";
import { findEmoji } from "../text/emoji.js";
import { Avatar } from "../ui/avatar.js";
import { Icon } from "../ui/icon.js";

const MOST = 8;
const MENTION = /(?:^|[\s(])([@#])([\p{L}\p{N}._'-]*(?: [\p{L}\p{N}._'-]*)?)$/u;
const EMOJI = /(?:^|\s):([a-z0-9_+-]{2,})$/;
const COMMAND = /^\/([\w-]*)$/;

const hit = (name, wanted) =>
  name
    .toLowerCase()
    .split(/\s+/)
    .some((_, i, words) => words.slice(i).join(" ").startsWith(wanted.toLowerCase()));

/** The app first, so that "@" Enter reaches it; then members of the channel, then everybody else. */
function people(wanted, { users, app, me }, channel) {
  const rank = (user) => (user.id === app.bot_user_id ? 0 : channel.members?.includes(user.id) ? 1 : 2);
  return Object.values(users)
    .filter(
      (user) => user.id !== me && !user.deleted && (hit(personName(user), wanted) || hit(user.name || "", wanted)),
    )
    .sort((a, b) => rank(a) - rank(b) || personName(a).localeCompare(personName(b)))
    .map((user) => ({
      key: user.id,
      label: personName(user),
      detail: user.is_bot ? "App" : user.title,
      lead: html`<${Avatar} user=${user} size=${22} />`,
      insert: `@${personName(user)} `,
    }));
}

const groups = (wanted) =>
  ["here", "channel"]
    .filter((name) => wanted && name.startsWith(wanted))
    .map((name) => ({
      key: name,
      label: `@${name}`,
      detail: "Notify everyone",
      lead: html`<${Icon} name="bell" size=${16} />`,
      insert: `@${name} `,
    }));

const places = (wanted, { channels, users, me }) =>
  channels
    .filter((channel) => channel.type !== "im" && channel.name.includes(wanted.toLowerCase()))
    .map((channel) => ({
      key: channel.id,
      label: channelName(channel, { users, me }),
      lead: html`<${Icon} name=${channel.type === "private" ? "lock" : "hash"} size=${16} />`,
      insert: `#${channel.name} `,
    }));

const emoji = (wanted) =>
  findEmoji(wanted, MOST).map(({ name, character }) => ({
    key: name,
    label: `:${name}:`,
    lead: html`<span class="emoji">${character}</span>`,
    insert: `:${name}: `,
  }));

const commands = (wanted, { app }) =>
  app.commands
    .filter(({ command }) => command.slice(1).startsWith(wanted))
    .map(({ command, description, usage_hint: hint }) => ({
      key: command,
      label: `${command} ${hint || ""}`,
      detail: description,
      lead: html`<${Icon} name="slash" size=${16} />`,
      insert: `${command} `,
    }));

/** {from, to, title, items} for the text before the caret, or null when there is nothing to offer. */
export function completionAt(text, caret, workspace, { channel, thread }) {
  const before = text.slice(0, caret);
  const offer = (length, title, items) =>
    items.length ? { from: caret - length, to: caret, title, items: items.slice(0, MOST) } : null;
  const command = !thread && COMMAND.exec(before);
  if (command) return offer(command[0].length, "Commands", commands(command[1], workspace));
  const mention = MENTION.exec(before);
  if (mention) {
    const [, sign, wanted] = mention;
    const items = sign === "@" ? [...people(wanted, workspace, channel), ...groups(wanted)] : places(wanted, workspace);
    return offer(wanted.length + 1, sign === "@" ? "People" : "Channels", items);
  }
  const short = EMOJI.exec(before);
  return short ? offer(short[1].length + 1, "Emoji", emoji(short[1])) : null;
}

export function CompletionList({ id, completion, active, onPick, onHover }) {
  return html`<div class="completion" id=${id} role="listbox" aria-label=${completion.title} data-testid="completion">
    <div class="menu-title" role="presentation">${completion.title}</div>
    ${completion.items.map(
      (item, i) => html`<div key=${item.key} id=${`${id}-${i}`} role="option" aria-selected=${i === active}
        class=${i === active ? "option active" : "option"}
      onPointerDown=${(event) => event.preventDefault()} onClick=${() => onPick(item)} onPointerMove=${() => onHover(i)} data-testid="completion-option">
      ${item.lead}<span class="menu-label">${item.label}${item.detail && html`<small>${item.detail}</small>`}</span></div>`,
    )}
    <div class="completion-foot"
      aria-hidden="true"><kbd>↑</kbd><kbd>↓</kbd> to move · <kbd>Enter</kbd> to choose · <kbd>Esc</kbd> to dismiss</div>
  </div>`;
}
