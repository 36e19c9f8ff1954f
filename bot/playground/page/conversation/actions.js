/** What one can do with messages: send, edit, delete, react, open threads, run shortcuts, stop the app. */
import { post } from "../api.js";
import { awaitAnswer } from "../state/following.js";
import { addMessage, applyReaction, findMessage } from "../state/messages.js";
import { formatHash, navigate } from "../state/route.js";
import { getState, setState } from "../state/store.js";
import { attempt, showToast } from "../state/toasts.js";
import { echoText, encodeText } from "../text/outgoing.js";
import { plainText } from "../text/plain.js";

/** Posts; gives true when it went out. What was sent shows at once, the stream then brings it whole. */
export async function sendMessage({ channel, thread, text, files = [] }) {
  const { me } = getState();
  const encoded = encodeText(text, getState());
  const body = {
    user: me,
    channel,
    text: encoded,
    thread_ts: thread || undefined,
    file_ids: files.length ? files.map((file) => file.id) : undefined,
  };
  const answer = await attempt(() => post("/-/message", body));
  if (!answer?.ts) return false;
  const known = findMessage(channel, answer.ts);
  if (!known)
    addMessage(channel, { ts: answer.ts, user: me, text: echoText(encoded), thread_ts: thread || undefined, files });
  if (!thread) awaitAnswer(channel, answer.ts);
  return true;
}

export async function runCommand({ channel, command, text }) {
  return attempt(() => post("/-/command", { user: getState().me, channel, command, text }));
}

export async function saveEdit({ channel, ts, text }) {
  setState({ editing: null });
  return attempt(() => post("/-/edit", { user: getState().me, channel, ts, text: encodeText(text, getState()) }));
}

export const deleteMessage = ({ channel, ts }) =>
  attempt(() => post("/-/delete", { user: getState().me, channel, ts }));

export async function toggleReaction({ channel, ts, name }) {
  const { me } = getState();
  const mine = findMessage(channel, ts)
    ?.reactions?.find((reaction) => reaction.name === name)
    ?.users.includes(me);
  const remove = Boolean(mine);
  applyReaction(channel, ts, { name, user: me, removed: remove });
  const done = await attempt(() => post("/-/reaction", { user: me, channel, ts, name, remove }));
  if (!done) applyReaction(channel, ts, { name, user: me, removed: !remove });
}

export const openThread = (channel, message) =>
  navigate({ channel, thread: message.thread_ts || message.ts, tab: "messages" });

export const closeThread = () => navigate({ thread: "" });

export const runShortcut = (callbackId, channel, ts) =>
  attempt(() => post("/-/shortcut", { user: getState().me, callback_id: callbackId, channel, message_ts: ts }));

export const stopSession = (channel, thread) =>
  attempt(() => post("/-/stop", { user: getState().me, channel, thread_ts: thread || undefined }));

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    showToast(said);
  } catch {
    showToast("This browser does not let the page copy.", "error");
  }
}

export function copyLink(channel, message) {
  const { me } = getState();
  const hash = formatHash({ user: me, channel, thread: message.thread_ts || message.ts });
  return copy(`${location.origin}/${hash}`, "Link copied.");
}

export const copyText = (message) => copy(plainText(message), "Text copied.");

export const isOwn = (message) => message.user === getState().me && !message.bot_id && message.subtype !== "tombstone";

/** The last message of this person in a list: what the up arrow edits. */
export function editLastOwn(key) {
  const messages = getState().lists[key]?.messages || [];
  const last = [...messages].reverse().find((message) => isOwn(message) && !message.ephemeral);
  if (last) setState({ editing: { key, ts: last.ts } });
  return Boolean(last);
}
