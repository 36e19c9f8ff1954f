/** A field for files in a modal. */
import { useRef, useState } from "preact/hooks";
import { upload } from "../../api.js";
import { html } from "../../html.js";
import { getState } from "../../state/store.js";
import { attempt } from "../../state/toasts.js";
import { Icon, IconButton } from "../../ui/icon.js";
import { useElement } from "../surface.js";

export function FileInput({ block, element, label }) {
  const { value, change, error } = useElement(block, element);
  const [busy, setBusy] = useState(false);
  const input = useRef(null);
  const files = value || [];
  const most = element.max_files ?? 10;
  const accept = (element.filetypes || []).map((type) => `.${type}`).join(",");
  const add = async (list) => {
    const chosen = [...list].slice(0, most - files.length);
    if (!chosen.length) return;
    setBusy(true);
    const ids = await attempt(() => upload(getState().me, chosen));
    setBusy(false);
    input.current.value = "";
    if (Array.isArray(ids))
      change([...files, ...ids.map((id, i) => ({ id, name: chosen[i].name, size: chosen[i].size }))]);
  };
  return html`<div class="file-input" data-action-id=${element.action_id}>
    <ul class="file-chips">${files.map(
      (file) => html`<li class="file-chip"><${Icon} name="file" size=${16} /><span>${file.name}</span>
      <${IconButton} name="x" size=${14} label=${`Remove ${file.name}`}
        onClick=${() => change(files.filter((other) => other.id !== file.id))} /></li>`,
    )}</ul>
    ${
      files.length < most &&
      html`<label class="button" aria-invalid=${Boolean(error)}>
      <${Icon} name="plus" size=${16} /> ${busy ? "Uploading…" : "Add files"}
      <input ref=${input} class="visually-hidden" type="file" multiple=${most > 1} accept=${accept} aria-label=${label}
        onChange=${(event) => add(event.target.files)} />
    </label>`
    }
  </div>`;
}
