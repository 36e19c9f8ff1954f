/** Notices: lost connection at the top, short messages at the foot. */
import { html } from "../html.js";
import { useStore } from "../state/store.js";
import { dismissToast } from "../state/toasts.js";
import { Icon, IconButton } from "../ui/icon.js";

export function Offline() {
  const online = useStore((state) => state.online);
  const ready = useStore((state) => state.phase === "ready");
  if (online || !ready) return null;
  return html`<div class="offline" role="status" data-testid="offline"><${Icon} name="wifi-off"
    size=${15} /> Connecting to the playground…</div>`;
}

export function Toasts() {
  const toasts = useStore((state) => state.toasts);
  return html`<div class="toasts" aria-live="assertive">
    ${toasts.map(
      (toast) => html`<div key=${toast.id} class=${`toast toast-${toast.tone}`}
        role=${toast.tone === "error" ? "alert" : "status"} data-testid="toast">
      ${toast.tone === "error" && html`<${Icon} name="triangle-alert" size=${16} />`}<span>${toast.text}</span>
      <${IconButton} name="x" size=${14} label="Dismiss" onClick=${() => dismissToast(toast.id)} /></div>`,
    )}
  </div>`;
}
