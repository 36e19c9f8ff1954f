/** The interactive elements by their type. */
import { html } from "../../html.js";
import { Button, FeedbackButtons, IconAction } from "./button.js";
import { Checkboxes, RadioButtons } from "./choices.js";
import { FileInput } from "./fileInput.js";
import { RichTextInput, TextInput } from "./inputs.js";
import { Overflow } from "./overflow.js";
import { DatePicker, DateTimePicker, TimePicker } from "./pickers.js";
import { Select } from "./select.js";

const ELEMENTS = {
  button: Button,
  workflow_button: Button,
  feedback_buttons: FeedbackButtons,
  icon_button: IconAction,
  overflow: Overflow,
  radio_buttons: RadioButtons,
  checkboxes: Checkboxes,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: DateTimePicker,
  plain_text_input: TextInput,
  number_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  rich_text_input: RichTextInput,
  file_input: FileInput,
};

/** One element of a block; a type this page does not know says so instead of vanishing. */
export function Element({ block, element, label }) {
  const Known = ELEMENTS[element.type] || (element.type.endsWith("_select") ? Select : null);
  if (!Known) return html`<span class="unknown">Unsupported element: ${element.type}</span>`;
  return html`<${Known} block=${block} element=${element} label=${label} />`;
}
