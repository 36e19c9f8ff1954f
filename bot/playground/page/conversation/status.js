/** "Shortlist is searching…": what the app says it is doing, with the button that stops it. */
import { useEffect, useState } from "preact/hooks";
import { html } from "../html.js";
import { listKey } from "../state/messages.js";
import { useStore } from "../state/store.js";
import { Avatar } from "../ui/avatar.js";
import { Icon } from "../ui/icon.js";
import { stopSession } from "./actions.js";

const TURN_MS = 2600;

/** The loading messages take turns; without them the status itself is shown. */
function useTurns(lines) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (lines.length < 2) return undefined;
    const timer = setInterval(() => setTurn((n) => n + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [lines.length]);
  return lines[turn % lines.length];
}

export function StopButton({ channel, thread, label = "Stop" }) {
  return html`<button type="button" class="stop" onClick=${() => stopSession(channel, thread)} data-testid="stop">
    <${Icon} name="circle-stop" size=${16} /> ${label}</button>`;
}

/** True while the app works on this thread and can be stopped. */
export function useProcessing(channel, thread) {
  return useStore((state) => state.sessions[listKey(channel, thread)]?.status === "processing");
}

export function StatusLine({ channel, thread, withStop = false }) {
  const status = useStore((state) => state.statuses[listKey(channel, thread)]);
  const app = useStore((state) => state.app);
  const bot = useStore((state) => state.users[state.app.bot_user_id]);
  const processing = useProcessing(channel, thread);
  const line = useTurns(status?.loading?.length ? status.loading : [status?.text ? `${app.name} ${status.text}` : ""]);
  if (!line && !(processing && withStop)) return null;
  return html`<div class="status-line" role="status" data-testid="status">
    <${Avatar} user=${bot || { is_bot: true }} size=${20} /><span
      class="shimmer">${line || `${app.name} is working…`}</span>
    ${withStop && processing && html`<${StopButton} channel=${channel} thread=${thread} />`}
  </div>`;
}
