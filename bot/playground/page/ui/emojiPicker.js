/** The panel that offers all emoji, with a search. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { EMOJI_GROUPS, findEmoji } from "../text/emoji.js";
import { Popover } from "./popover.js";

const COLUMNS = 8;
const FOUND = 64;

function moveInGrid(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll("button")];
  const index = all.indexOf(document.activeElement);
  if (index < 0) return;
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, index + step))].focus();
}

function Grid({ items, onPick }) {
  return html`<div class="emoji-grid">
    ${items.map(
      ({
        character,
        name,
      }) => html`<button type="button" key=${name} title=${`:${name}:`} aria-label=${name.replaceAll("_", " ")}
      onClick=${() => onPick(name)}>${character}</button>`,
    )}
  </div>`;
}

export function EmojiPicker({ anchor, onPick, onClose }) {
  const [wanted, setWanted] = useState("");
  const grid = useRef(null);
  const search = useRef(null);
  useLayoutEffect(() => search.current.focus({ preventScroll: true }), []);
  const pick = (name) => {
    onClose();
    onPick(name);
  };
  const onKey = (event) => {
    if (event.key === "ArrowDown") grid.current.querySelector("button")?.focus();
    else if (event.key === "Enter") grid.current.querySelector("button")?.click();
    else return;
    event.preventDefault();
  };
  const groups = wanted ? [{ title: "Search results", items: findEmoji(wanted, FOUND) }] : EMOJI_GROUPS;
  return html`<${Popover} anchor=${anchor} onClose=${onClose} align="end" class="emoji-picker" role="dialog"
    aria-label="Emoji">
    <input class="field" type="search" placeholder="Search all emoji" aria-label="Search all emoji" value=${wanted}
      ref=${search} onInput=${(event) => setWanted(event.target.value)} onKeyDown=${onKey} />
    <div class="emoji-scroll" ref=${grid} onKeyDown=${moveInGrid}>
      ${groups.map((group) => html`<section key=${group.title}><h3>${group.title}</h3><${Grid} items=${group.items} onPick=${pick} /></section>`)}
    </div>
  <//>`;
}
