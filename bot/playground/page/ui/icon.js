/** Line icons, drawn in the colour of the text around them. */
import { h } from "preact";
import { html } from "../html.js";
import { ICONS } from "../vendor/lucide/icons.js";

export function Icon({ name, size = 18, label }) {
  const parts = (ICONS[name] || []).map(([tag, attributes]) => h(tag, attributes));
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"
    role=${label ? "img" : undefined} aria-label=${label} aria-hidden=${label ? undefined : "true"}>${parts}</svg>`;
}

/** A square button with an icon; its label is read aloud and shown on hover. */
export function IconButton({ name, label, size, class: extra = "", ...rest }) {
  return html`<button type="button" class=${`icon-button ${extra}`} aria-label=${label} title=${label} ...${rest}>
    <${Icon} name=${name} size=${size} />
  </button>`;
}
