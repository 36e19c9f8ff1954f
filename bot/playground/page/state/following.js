/** What is sent to the app from its Messages tab is answered in a thread: it opens by itself when the answer begins. */
import { listKey } from "./messages.js";
import { navigate } from "./route.js";
import { getState, setState } from "./store.js";
import { isAppChannel } from "./where.js";

/** One goes on where the answer is: from the empty composer of the channel to that of the thread. */
function moveToThread() {
  requestAnimationFrame(() => {
    const from = document.activeElement;
    const idle = from === document.body || (from?.dataset?.testid === "composer-input" && !from.value);
    if (idle) document.querySelector("[data-testid=thread-composer-input]")?.focus();
  });
}

/** Something of the app's answer came for this thread. */
export function followOwnThread(channel, thread) {
  const { route, channels, app, awaiting } = getState();
  if (!thread || awaiting !== listKey(channel, thread) || route.channel !== channel) return;
  setState({ awaiting: undefined });
  if (
    !isAppChannel(
      channels.find((other) => other.id === channel),
      app,
    )
  )
    return;
  navigate({ channel, thread, tab: "messages" });
  moveToThread();
}

/** This message was just sent; its answer may even have begun already. */
export function awaitAnswer(channel, ts) {
  const key = listKey(channel, ts);
  setState({ awaiting: key });
  const { statuses, sessions, lists } = getState();
  const answered = lists[channel]?.messages.some((message) => message.ts === ts && message.reply_count);
  if (answered || statuses[key] || sessions[key]) followOwnThread(channel, ts);
}
