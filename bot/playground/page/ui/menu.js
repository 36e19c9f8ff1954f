/** Menus: a button that opens a list of things to do, walked with the arrow keys. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html, classes } from "../html.js";
import { arrowTarget } from "./focus.js";
import { Icon } from "./icon.js";
import { Popover } from "./popover.js";

/** What an item looks like: {label, hint?, icon?, danger?, disabled?, checked?, onSelect} or {divider: true} or {title}. */
function Item({ item, onPick }) {
  if (item.divider) return html`<div class="menu-divider" role="separator"></div>`;
  if (item.title) return html`<div class="menu-title" role="presentation">${item.title}</div>`;
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  return html`<button type="button" role=${role} aria-checked=${item.checked}
    class=${classes("menu-item", item.danger && "danger")}
    disabled=${item.disabled} tabindex="-1" onClick=${() => onPick(item)} data-testid=${item.testid}>
    ${item.lead ?? (item.icon && html`<${Icon} name=${item.icon} size=${16} />`)}
    <span class="menu-label">${item.label}${item.detail && html`<small>${item.detail}</small>`}</span>
    ${item.checked && html`<${Icon} name="check" size=${16} />`}
    ${item.hint && html`<kbd class="menu-hint">${item.hint}</kbd>`}
  </button>`;
}

function focusItem(list, index) {
  const items = [...list.querySelectorAll(".menu-item:not([disabled])")];
  items[index]?.focus({ preventScroll: true });
}

function onMenuKey(event, list) {
  const items = [...list.querySelectorAll(".menu-item:not([disabled])")];
  const target = arrowTarget(event.key, items.indexOf(document.activeElement), items.length);
  if (target !== null) {
    event.preventDefault();
    items[target].focus();
  } else if (/^[\p{L}\p{N}]$/u.test(event.key)) {
    items.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}

/** The open list itself, beside `anchor`. */
export function Menu({ anchor, items, label, onClose, align }) {
  const list = useRef(null);
  useLayoutEffect(() => focusItem(list.current, 0), []);
  const close = () => {
    onClose();
    anchor?.focus?.();
  };
  const pick = (item) => {
    close();
    item.onSelect?.();
  };
  const onKey = (event) => (event.key === "Tab" ? close() : onMenuKey(event, list.current));
  return html`<${Popover} anchor=${anchor} onClose=${(why) => (why === "escape" ? close() : onClose())} align=${align}>
    <div ref=${list} class="menu" role="menu" aria-label=${label} onKeyDown=${onKey}>
      ${items.map((item) => html`<${Item} item=${item} onPick=${pick} />`)}
    </div>
  <//>`;
}

/** A button with its menu. `items` may be a function, asked when the menu opens. */
export function MenuButton({ items, label, align = "end", class: extra = "", children, ...rest }) {
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  const onKey = (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    setOpen(true);
  };
  return html`<button ref=${button} type="button" class=${extra} aria-haspopup="menu" aria-expanded=${open}
    aria-label=${label}
      title=${label} onClick=${() => setOpen(!open)} onKeyDown=${onKey} ...${rest}>${children}</button>
    ${
      open &&
      html`<${Menu} anchor=${button.current} label=${label} align=${align} onClose=${() => setOpen(false)}
      items=${typeof items === "function" ? items() : items} />`
    }`;
}
