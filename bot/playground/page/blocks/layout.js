/** The plain layout blocks: section, header, context, actions, divider, input, and the newer cards and alerts. */
import { useId, useState } from "preact/hooks";
import { html, classes } from "../html.js";
import { Markdown } from "../text/nodes.js";
import { Icon } from "../ui/icon.js";
import { Element } from "./elements/index.js";
import { Picture } from "./media.js";
import { RichText } from "./richText.js";
import { useSurface } from "./surface.js";
import { PlainText, TextObject, wordsOf } from "./textObject.js";

function Accessory({ block }) {
  const { accessory } = block;
  if (accessory.type === "image") return html`<${Picture} image=${accessory} class="picture-accessory" />`;
  return html`<${Element} block=${block} element=${accessory} label=${wordsOf(block.text)} />`;
}

export function Section({ block }) {
  return html`<div class="section">
    <div class="section-main">
      ${block.text && html`<div class="section-text"><${TextObject} text=${block.text} /></div>`}
      ${block.fields && html`<div class="fields">${block.fields.map((field) => html`<div class="field-cell"><${TextObject} text=${field} /></div>`)}</div>`}
    </div>
    ${block.accessory && html`<div class="accessory"><${Accessory} block=${block} /></div>`}
  </div>`;
}

export function Header({ block }) {
  const { heading = 3 } = useSurface();
  return html`<div class="header-block" role="heading" aria-level=${heading}><${PlainText}
    text=${wordsOf(block.text)} /></div>`;
}

export const Context = ({ block }) =>
  html`<div class="context">${block.elements.map((element) =>
    element.type === "image"
      ? html`<${Picture} image=${element} class="picture-context" />`
      : html`<span class="context-text"><${TextObject} text=${element} /></span>`,
  )}</div>`;

export const Actions = ({ block }) =>
  html`<div class="actions">${(block.elements || []).map((element) => html`<${Element} block=${block} element=${element} />`)}</div>`;

export const Divider = () => html`<hr class="divider" />`;

export function Input({ block }) {
  const surface = useSurface();
  const id = useId();
  const error = surface.errors[block.block_id];
  const label = wordsOf(block.label);
  return html`<div class=${classes("input", error && "with-error")} data-block-id=${block.block_id} role="group"
    aria-labelledby=${id}
      aria-describedby=${error ? `${id}-error` : undefined}>
    <div class="input-label" id=${id}><${PlainText}
      text=${label} />${block.optional && html`<small> (optional)</small>`}</div>
    <${Element} block=${block} element=${block.element} label=${label} />
    ${error && html`<p class="input-error" id=${`${id}-error`} role="alert" data-testid="field-error"><${Icon} name="triangle-alert" size=${14} /> ${error}</p>`}
    ${block.hint && html`<p class="input-hint"><${PlainText} text=${wordsOf(block.hint)} /></p>`}
  </div>`;
}

export const MarkdownBlock = ({ block }) => html`<${Markdown} text=${block.text} />`;

const ALERT_ICONS = { success: "circle-check", warning: "triangle-alert", error: "circle-alert" };

export function Alert({ block }) {
  const level = block.level || "default";
  return html`<div class=${`alert alert-${level}`} role="note"><${Icon} name=${ALERT_ICONS[level] || "info"}
    size=${16} /><div><${TextObject} text=${block.text} /></div></div>`;
}

export function Card({ block }) {
  return html`<div class="card">
    ${block.hero_image && html`<${Picture} image=${block.hero_image} class="picture-large" />`}
    <div class="card-head">${block.icon && html`<${Picture} image=${block.icon} class="picture-context" />`}
      <div>${block.title && html`<b><${TextObject} text=${block.title} /></b>`}${block.subtitle && html`<small><${TextObject} text=${block.subtitle} /></small>`}</div></div>
    ${block.body && html`<p><${TextObject} text=${block.body} /></p>`}
    ${block.actions && html`<${Actions} block=${{ ...block, elements: block.actions }} />`}
  </div>`;
}

export const Carousel = ({ block }) =>
  html`<div class="carousel" tabindex="0" role="group"
    aria-label="Cards">${block.elements.map((card, i) => html`<${Card} block=${{ block_id: `${block.block_id}-${i}`, ...card }} />`)}</div>`;

/** A box of blocks that may be folded. `draw` draws the blocks inside. */
export function Container({ block, draw }) {
  const [open, setOpen] = useState(!block.default_collapsed);
  const title = block.rich_text_title
    ? html`<${RichText} block=${block.rich_text_title} />`
    : html`<b><${TextObject} text=${block.title} /></b>`;
  const head = html`${title}${block.subtitle && html`<small><${TextObject} text=${block.subtitle} /></small>`}`;
  return html`<div class="container-block">
    ${
      block.is_collapsible
        ? html`<button type="button" class="container-head" aria-expanded=${open}
          onClick=${() => setOpen(!open)}><${Icon} name=${open ? "chevron-down" : "chevron-right"}
          size=${16} /><span>${head}</span></button>`
        : html`<div class="container-head"><span>${head}</span></div>`
    }
    ${open && html`<div class="container-body">${draw(block.child_blocks || [])}</div>`}
  </div>`;
}
