/** A dialog over the page: dims what is behind it, keeps the focus, closes with Esc. */
import { createPortal } from "preact";
import { useRef } from "preact/hooks";
import { html } from "../html.js";
import { useFocusTrap } from "./focus.js";
import { IconButton } from "./icon.js";

const firstField = (root) =>
  root.querySelector("[data-autofocus]") ||
  root.querySelector(".dialog-body input, .dialog-body textarea, .dialog-body button");

export function Dialog({
  title,
  onClose,
  onEscape = onClose,
  children,
  footer,
  class: extra = "",
  testid,
  hidden = false,
}) {
  const box = useRef(null);
  useFocusTrap(box, { initial: firstField, active: !hidden });
  const onKey = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onEscape();
  };
  const outside = (event) => event.target === event.currentTarget && onEscape();
  return createPortal(
    html`<div class="scrim" hidden=${hidden} onPointerDown=${outside}>
      <div ref=${box} class=${`dialog ${extra}`} role="dialog" aria-modal="true" aria-label=${title} tabindex="-1"
        data-testid=${testid} onKeyDown=${onKey}>
        <div class="dialog-head">
          <h2>${title}</h2>
          <${IconButton} name="x" label="Close" onClick=${onClose} data-testid=${testid && `${testid}-close`} />
        </div>
        <div class="dialog-body" tabindex="-1">${children}</div>
        ${footer && html`<div class="dialog-foot">${footer}</div>`}
      </div>
    </div>`,
    document.body,
  );
}

/** A question with two answers, as Block Kit's confirm objects and deletions ask it. */
export function ConfirmDialog({ title, children, yes = "Yes", no = "Cancel", danger = false, onYes, onNo }) {
  const footer = html`
    <button type="button" class="button" onClick=${onNo} data-testid="confirm-no">${no}</button>
    <button type="button" class=${danger ? "button danger-fill" : "button primary"} data-autofocus onClick=${onYes}
      data-testid="confirm-yes">${yes}</button>`;
  return html`<${Dialog} title=${title} onClose=${onNo}
    class="dialog-small" testid="confirm" footer=${footer}>${children}<//>`;
}
