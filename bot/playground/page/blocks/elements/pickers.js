/** Date, time and date-with-time, by the browser's own pickers. */
import { html } from "../../html.js";
import { useElement } from "../surface.js";
import { wordsOf } from "../textObject.js";
import { useConfirmation } from "./button.js";

function Picker({ block, element, label, type, shown, read }) {
  const { change, error } = useElement(block, element);
  const [ask, dialog] = useConfirmation(element.confirm);
  return html`<input class="field field-picker" type=${type} value=${shown}
    aria-label=${label || wordsOf(element.placeholder) || "Choose"}
    aria-invalid=${Boolean(error)} data-action-id=${element.action_id}
    onChange=${(event) => ask(() => change(read(event.target.value)))} />${dialog}`;
}

export function DatePicker(props) {
  const { value } = useElement(props.block, props.element);
  return html`<${Picker} ...${props} type="date" shown=${value || ""} read=${(text) => text || null} />`;
}

export function TimePicker(props) {
  const { value } = useElement(props.block, props.element);
  return html`<${Picker} ...${props} type="time" shown=${value || ""} read=${(text) => text || null} />`;
}

const two = (number) => String(number).padStart(2, "0");

/** Seconds since 1970 as the local time a `datetime-local` field holds. */
function localOf(seconds) {
  if (!seconds) return "";
  const date = new Date(seconds * 1000);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

const secondsOf = (text) => (text ? Math.floor(new Date(text).getTime() / 1000) : null);

export function DateTimePicker(props) {
  const { value } = useElement(props.block, props.element);
  return html`<${Picker} ...${props} type="datetime-local" shown=${localOf(value)} read=${secondsOf} />`;
}
