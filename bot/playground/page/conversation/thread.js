/** The thread beside the channel; on a small screen it covers it. */
import { useEffect, useRef } from "preact/hooks";
import { Composer } from "../composer/composer.js";
import { html } from "../html.js";
import { listKey, loadList } from "../state/messages.js";
import { selectWorkspace, useStore } from "../state/store.js";
import { attempt } from "../state/toasts.js";
import { channelName } from "../state/where.js";
import { IconButton } from "../ui/icon.js";
import { closeThread } from "./actions.js";
import { MessageList } from "./list.js";
import { Prompts } from "./prompts.js";
import { StatusLine } from "./status.js";

function ThreadHead({ channel, thread }) {
  const state = useStore(selectWorkspace);
  const title = useStore(({ sessions }) => sessions[listKey(channel.id, thread)]?.title);
  const where = channel.type === "im" ? channelName(channel, state) : `#${channelName(channel, state)}`;
  return html`<header class="thread-head">
    <${IconButton} name="arrow-left" label="Back" class="thread-back" onClick=${closeThread} />
    <h2><span>${title || "Thread"}</span><small>${where}</small></h2>
    <${IconButton} name="x" label="Close thread" class="thread-close" onClick=${closeThread}
      data-testid="thread-close" /></header>`;
}

export function Thread({ channel, thread }) {
  const me = useStore((state) => state.me);
  const pane = useRef(null);
  useEffect(() => {
    attempt(() => loadList(channel.id, thread));
  }, [channel.id, thread, me]);
  const onKey = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    closeThread();
    document.querySelector("[data-testid=composer-input]")?.focus();
  };
  return html`<aside ref=${pane} class="thread" aria-label="Thread" data-conversation="thread" data-testid="thread"
    data-thread=${thread} onKeyDown=${onKey}>
    <${ThreadHead} channel=${channel} thread=${thread} />
    <${MessageList} key=${thread} channel=${channel.id} thread=${thread} label="Messages in thread"
      after=${html`<${StatusLine} channel=${channel.id} thread=${thread} />`} />
    <${Prompts} channel=${channel} thread=${thread} />
    <${Composer} key=${`t-${thread}`} channel=${channel} thread=${thread} placeholder="Reply…" />
  </aside>`;
}
