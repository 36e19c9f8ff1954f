/** Reactions under a message. */
import { useRef, useState } from "preact/hooks";
import { html, classes } from "../html.js";
import { getState } from "../state/store.js";
import { personName } from "../state/where.js";
import { emojiCharacter } from "../text/emoji.js";
import { EmojiPicker } from "../ui/emojiPicker.js";
import { Icon } from "../ui/icon.js";
import { toggleReaction } from "./actions.js";

function Reaction({ reaction, onToggle }) {
  const { me, users } = getState();
  const mine = reaction.users.includes(me);
  const names = reaction.users.map((id) => (id === me ? "you" : personName(users[id], id))).join(", ");
  const words = `${names} reacted with :${reaction.name}:`;
  return html`<button type="button" class=${classes("reaction", mine && "mine")} aria-pressed=${mine} title=${words}
    aria-label=${words}
    onClick=${onToggle} data-testid="reaction" data-name=${reaction.name}>
    <span class="emoji">${emojiCharacter(reaction.name) || `:${reaction.name}:`}</span><span>${reaction.count ?? reaction.users.length}</span></button>`;
}

/** A button that offers all emoji and reacts with the chosen one. */
export function AddReaction({ channel, ts, class: extra, size = 16, ...rest }) {
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  return html`<button ref=${button} type="button" class=${extra} aria-label="Add reaction" title="Add reaction"
    aria-expanded=${open}
      onClick=${() => setOpen(!open)} data-testid="add-reaction" ...${rest}><${Icon} name="face-slightly-smiling-plus"
      size=${size} /></button>
    ${open && html`<${EmojiPicker} anchor=${button.current} onPick=${(name) => toggleReaction({ channel, ts, name })} onClose=${() => setOpen(false)} />`}`;
}

export function Reactions({ channel, message }) {
  if (!message.reactions?.length) return null;
  return html`<div class="reactions">${message.reactions.map(
    (reaction) => html`<${Reaction} key=${reaction.name} reaction=${reaction}
      onToggle=${() => toggleReaction({ channel, ts: message.ts, name: reaction.name })} />`,
  )}
    <${AddReaction} channel=${channel} ts=${message.ts} class="reaction add" /></div>`;
}
