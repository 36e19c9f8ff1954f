/** The row of formatting buttons: they write Slack's marks around what is selected. */
import { html } from "../html.js";
import { IconButton } from "../ui/icon.js";
import { prefixLines, wrapSelection } from "./textarea.js";

const marks = (sign) => (field) => wrapSelection(field, sign);
const lines = (mark) => (field) => prefixLines(field, mark);

const BUTTONS = [
  ["bold", "Bold", "b", marks("*")],
  ["italic", "Italic", "i", marks("_")],
  ["strikethrough", "Strikethrough", "shift+x", marks("~")],
  null,
  ["list-ordered", "Ordered list", "shift+7", lines((i) => `${i + 1}. `)],
  ["list", "Bulleted list", "shift+8", lines(() => "• ")],
  ["text-quote", "Quote", "shift+9", lines(() => "> ")],
  null,
  ["code", "Code", "shift+c", marks("`")],
  ["square-code", "Code block", "", (field) => wrapSelection(field, "```\n", "\n```")],
];

/** The change that a key with Ctrl or Cmd asks for, or null. */
export function formatForKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const typed = `${event.shiftKey ? "shift+" : ""}${event.code.startsWith("Digit") ? event.code.slice(5) : event.key.toLowerCase()}`;
  return BUTTONS.find((button) => button && button[2] === typed)?.[3] ?? null;
}

export function FormatBar({ onFormat }) {
  return html`<div class="format-bar" role="toolbar" aria-label="Formatting">
    ${BUTTONS.map((button) =>
      button
        ? html`<${IconButton} name=${button[0]} size=${16} label=${button[1]} tabindex="-1"
          onPointerDown=${(event) => event.preventDefault()} onClick=${() => onFormat(button[3])} />`
        : html`<span class="bar-divider"></span>`,
    )}
  </div>`;
}
