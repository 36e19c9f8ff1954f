/** Radio buttons and checkboxes. */
import { html } from "../../html.js";
import { useElement } from "../surface.js";
import { TextObject } from "../textObject.js";
import { useConfirmation } from "./button.js";

function Choice({ type, name, option, checked, onPick }) {
  return html`<label class="choice">
    <input type=${type} name=${name} checked=${checked} onChange=${onPick} value=${option.value} />
    <span><${TextObject} text=${option.text} />${option.description && html`<small><${TextObject} text=${option.description} /></small>`}</span>
  </label>`;
}

export function RadioButtons({ block, element, label }) {
  const { value, change } = useElement(block, element);
  const [ask, dialog] = useConfirmation(element.confirm);
  const name = `${block.block_id}/${element.action_id}`;
  return html`<div class="choices" role="radiogroup" aria-label=${label} data-action-id=${element.action_id}>
    ${element.options.map(
      (option) => html`<${Choice} type="radio" name=${name} option=${option} checked=${value?.value === option.value}
      onPick=${() => ask(() => change(option))} />`,
    )}
  </div>${dialog}`;
}

export function Checkboxes({ block, element, label }) {
  const { value, change } = useElement(block, element);
  const [ask, dialog] = useConfirmation(element.confirm);
  const chosen = new Set((value || []).map((option) => option.value));
  const toggle = (option) => {
    const on = !chosen.has(option.value);
    change(element.options.filter((other) => (other.value === option.value ? on : chosen.has(other.value))));
  };
  return html`<div class="choices" role="group" aria-label=${label} data-action-id=${element.action_id}>
    ${element.options.map(
      (option) => html`<${Choice} type="checkbox" option=${option} checked=${chosen.has(option.value)}
      onPick=${() => ask(() => toggle(option))} />`,
    )}
  </div>${dialog}`;
}
