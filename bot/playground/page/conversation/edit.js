/** Editing a sent message where it stands. */
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { getState, setState } from "../state/store.js";
import { decodeText } from "../text/outgoing.js";
import { fitHeight } from "../composer/textarea.js";
import { saveEdit } from "./actions.js";

const backToComposer = (from) =>
  from?.closest("[data-conversation]")?.querySelector("[data-testid$=composer-input]")?.focus();

export function EditMessage({ channel, message }) {
  const [text, setText] = useState(() => decodeText(message.text || "", getState()));
  const field = useRef(null);
  useEffect(() => {
    fitHeight(field.current);
    field.current.focus();
    field.current.setSelectionRange(text.length, text.length);
    field.current.scrollIntoView({ block: "nearest" });
  }, []);
  const cancel = () => {
    backToComposer(field.current);
    setState({ editing: null });
  };
  const save = () => {
    if (!text.trim()) return;
    backToComposer(field.current);
    saveEdit({ channel, ts: message.ts, text });
  };
  const onKey = (event) => {
    event.stopPropagation();
    const action = { Escape: cancel, Enter: event.shiftKey || event.isComposing ? null : save }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  const type = (event) => {
    setText(event.target.value);
    fitHeight(event.target);
  };
  return html`<div class="edit-box" data-testid="edit-box">
    <textarea ref=${field} class="composer-input" rows="1" value=${text} aria-label="Edit message" onInput=${type}
      onKeyDown=${onKey} data-testid="edit-input"></textarea>
    <div class="edit-foot"><small>Esc to cancel, Enter to save</small>
      <button type="button" class="button small" onClick=${cancel}>Cancel</button>
      <button type="button" class="button primary small" onClick=${save} disabled=${!text.trim()}
        data-testid="edit-save">Save</button></div>
  </div>`;
}
