/** Suggested prompts: sentences to begin with, one click away. */
import { html } from "../html.js";
import { listKey } from "../state/messages.js";
import { useStore } from "../state/store.js";
import { isAppChannel } from "../state/where.js";
import { Icon } from "../ui/icon.js";
import { sendMessage } from "./actions.js";

/** Prompts the app set for this place, else those of its manifest in its Messages tab. */
export function usePrompts(channel, thread) {
  const set = useStore((state) => state.threadPrompts[listKey(channel.id, thread)]);
  const general = useStore((state) => state.prompts);
  const app = useStore((state) => state.app);
  if (set) return set;
  return { prompts: !thread && isAppChannel(channel, app) ? general : [] };
}

export function Prompts({ channel, thread = "" }) {
  const { prompts = [], title } = usePrompts(channel, thread);
  if (!prompts.length) return null;
  const send = (prompt) => sendMessage({ channel: channel.id, thread, text: prompt.message });
  return html`<div class="prompts" role="group" aria-label=${title || "Suggested prompts"}>
    ${prompts.map(
      (prompt) => html`<button type="button" class="prompt" title=${prompt.message} onClick=${() => send(prompt)}
        data-testid="prompt">
      <${Icon} name="sparkles" size=${14} /><span>${prompt.title}</span></button>`,
    )}
  </div>`;
}
