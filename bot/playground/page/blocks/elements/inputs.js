/** Text fields: one line, many lines, number, e-mail, address, and rich text as plain typing. */
import { useRef } from "preact/hooks";
import { html } from "../../html.js";
import { useElement } from "../surface.js";
import { wordsOf } from "../textObject.js";

const KINDS = { plain_text_input: "text", number_input: "text", email_text_input: "email", url_text_input: "url" };
const MODES = { number_input: "decimal" };

/** When the app wants to hear of typing: at Enter (the default), at every character, or both. */
function triggers(element) {
  return element.dispatch_action_config?.trigger_actions_on || ["on_enter_pressed"];
}

const rest = (element, value) => (element.max_length ? element.max_length - (value || "").length : null);

function Counter({ left }) {
  if (left === null || left > 50) return null;
  return html`<span class=${left < 0 ? "counter over" : "counter"} aria-live="polite">${left}</span>`;
}

export function TextInput({ block, element, label }) {
  const { value, change, send, speaks, error } = useElement(block, element);
  const on = triggers(element);
  const type = (event) =>
    change(event.target.value === "" ? null : event.target.value, { quiet: !on.includes("on_character_entered") });
  const enter = (event) => {
    if (event.key !== "Enter" || !speaks || element.multiline || !on.includes("on_enter_pressed")) return;
    event.preventDefault();
    send();
  };
  const shared = {
    class: "field",
    value: value ?? "",
    placeholder: wordsOf(element.placeholder),
    onInput: type,
    onKeyDown: enter,
    "aria-label": label,
    "aria-invalid": Boolean(error),
    "data-action-id": element.action_id,
    "data-autofocus": element.focus_on_load || undefined,
  };
  const field = element.multiline
    ? html`<textarea rows="4" ...${shared}></textarea>`
    : html`<input type=${KINDS[element.type] || "text"} inputmode=${MODES[element.type]} ...${shared} />`;
  return html`<div class="field-wrap">${field}<${Counter} left=${rest(element, value)} /></div>`;
}

const richText = (text) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});

const wordsOfRich = (value) =>
  (value?.elements || []).map((part) => (part.elements || []).map((e) => e.text ?? "").join("")).join("\n");

export function RichTextInput({ block, element, label }) {
  const { value, change, error } = useElement(block, element);
  const draft = useRef(wordsOfRich(value));
  const type = (event) => {
    draft.current = event.target.value;
    change(draft.current ? richText(draft.current) : null, { quiet: true });
  };
  return html`<textarea class="field" rows="4" value=${draft.current} placeholder=${wordsOf(element.placeholder)}
    aria-label=${label}
    aria-invalid=${Boolean(error)} data-action-id=${element.action_id} onInput=${type}></textarea>`;
}
