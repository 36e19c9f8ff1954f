/** Files waiting in the composer: uploaded at once, sent with the message. */
import { useEffect, useState } from "preact/hooks";
import { upload } from "../api.js";
import { html } from "../html.js";
import { sizeLine } from "../conversation/files.js";
import { getState } from "../state/store.js";
import { showToast } from "../state/toasts.js";
import { Icon, IconButton } from "../ui/icon.js";

let next = 1;

/** {items, add, remove, clear, busy}; `items` hold {key, name, size, state: "uploading"|"ready", id?}. */
export function useAttachments() {
  const [items, setItems] = useState([]);
  const change = (key, patch) =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  const remove = (key) => setItems((all) => all.filter((item) => item.key !== key));
  const addOne = async (file) => {
    const key = next++;
    const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : "";
    setItems((all) => [
      ...all,
      { key, name: file.name || "Pasted image", size: file.size, mimetype: file.type, preview, state: "uploading" },
    ]);
    try {
      const [id] = await upload(getState().me, [file]);
      change(key, { id, state: "ready" });
    } catch (error) {
      remove(key);
      showToast(`${file.name || "The file"} could not be uploaded: ${error.message}`, "error");
    }
  };
  const add = (files) => [...files].forEach(addOne);
  const ready = items.filter((item) => item.state === "ready");
  return { items, ready, add, remove, clear: () => setItems([]), busy: ready.length < items.length };
}

function Attachment({ item, onRemove }) {
  useEffect(() => () => item.preview && URL.revokeObjectURL(item.preview), []);
  const picture = item.preview
    ? html`<img src=${item.preview} alt="" />`
    : html`<span class="file-icon"><${Icon} name="file" size=${18} /></span>`;
  return html`<li class="attached" data-testid="attached" data-state=${item.state}>${picture}
    <span class="file-words"><b>${item.name}</b><small>${item.state === "uploading" ? "Uploading…" : sizeLine(item.size)}</small></span>
    <${IconButton} name="x" size=${14} label=${`Remove ${item.name}`} onClick=${onRemove} /></li>`;
}

export function AttachmentList({ attachments }) {
  if (!attachments.items.length) return null;
  return html`<ul class="attached-list" aria-label="Attached files">
    ${attachments.items.map((item) => html`<${Attachment} key=${item.key} item=${item} onRemove=${() => attachments.remove(item.key)} />`)}</ul>`;
}
