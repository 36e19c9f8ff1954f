/** Message lists: what is in a channel and in a thread, and how events change them. */
import { get } from "../api.js";
import { getState, setState } from "./store.js";

export const listKey = (channel, thread) => (thread ? `${channel}:${thread}` : channel);

const byTime = (a, b) => Number(a.ts) - Number(b.ts) || a.ts.localeCompare(b.ts);
const isReply = (message) => Boolean(message.thread_ts && message.thread_ts !== message.ts);

/** Shown in the channel itself: everything but replies, and replies also sent to the channel. */
const inChannel = (message) => !isReply(message) || message.subtype === "thread_broadcast";

function keysFor(channel, message) {
  const keys = inChannel(message) ? [channel] : [];
  return [...keys, listKey(channel, message.thread_ts || message.ts)];
}

function place(messages, message) {
  const at = messages.findIndex((other) => other.ts === message.ts);
  if (at >= 0) return messages.map((other, i) => (i === at ? { ...other, ...message } : other));
  return [...messages, message].sort(byTime);
}

function editList(key, edit) {
  setState(({ lists }) => {
    const list = lists[key];
    return list ? { lists: { ...lists, [key]: { ...list, messages: edit(list.messages) } } } : null;
  });
}

const TRIES = 5;
const arrivals = new Map();

/** Something of this channel came through the stream: answers that are on their way may not know of it. */
export const noteArrival = (channel) => arrivals.set(channel, (arrivals.get(channel) || 0) + 1);

/** Reads one list, again where something came meanwhile; after some tries what comes next will mend it. */
async function readList(user, channel, thread) {
  for (let left = TRIES; ; left -= 1) {
    const before = arrivals.get(channel);
    const answer = await get("/-/messages", { user, channel, thread_ts: thread || undefined });
    if (left <= 1 || arrivals.get(channel) === before) return answer;
  }
}

/** Fetches one list anew, with all that has arrived through the stream by then. */
export async function loadList(channel, thread) {
  const { me } = getState();
  const key = listKey(channel, thread);
  const answer = await readList(me, channel, thread);
  if (getState().me !== me) return;
  const messages = [...answer.messages].sort(byTime);
  setState(({ lists, statuses, sessions }) => ({
    lists: { ...lists, [key]: { messages, loaded: true } },
    statuses: { ...statuses, [key]: answer.status?.text ? answer.status : undefined },
    sessions: { ...sessions, [key]: answer.session ?? sessions[key] },
  }));
}

/** Fetches again every list that was open, after the connection was lost. */
export async function reloadLists() {
  const keys = Object.keys(getState().lists);
  await Promise.all(keys.map((key) => loadList(...key.split(":"))));
}

export function addMessage(channel, message) {
  for (const key of keysFor(channel, message)) editList(key, (messages) => place(messages, message));
  if (isReply(message) && !message.ephemeral) countReply(channel, message);
}

/** Until the server says so itself, a parent shows that it has one more reply. */
function countReply(channel, message) {
  editList(channel, (messages) =>
    messages.map((parent) => {
      if (parent.ts !== message.thread_ts || Number(parent.latest_reply || 0) >= Number(message.ts)) return parent;
      const users = [...new Set([...(parent.reply_users || []), message.user].filter(Boolean))];
      return { ...parent, reply_count: (parent.reply_count || 0) + 1, latest_reply: message.ts, reply_users: users };
    }),
  );
}

export function changeMessage(channel, message) {
  const known = Object.keys(getState().lists).filter((key) => key === channel || key.startsWith(`${channel}:`));
  for (const key of known) {
    editList(key, (messages) =>
      messages.some((other) => other.ts === message.ts) ? replaceMessage(messages, message) : messages,
    );
  }
}

/** A changed message comes whole; only what the page counted itself is carried over. */
function replaceMessage(messages, message) {
  return messages.map((old) => {
    if (old.ts !== message.ts) return old;
    const { reply_count, latest_reply, reply_users } = old;
    return { reply_count, latest_reply, reply_users, ...message };
  });
}

export function removeMessage(channel, ts) {
  const gone = findMessage(channel, ts);
  for (const key of Object.keys(getState().lists)) {
    if (key === channel || key.startsWith(`${channel}:`)) {
      editList(key, (messages) => messages.filter((message) => message.ts !== ts));
    }
  }
  if (gone && isReply(gone)) uncountReply(channel, gone.thread_ts);
}

function uncountReply(channel, parentTs) {
  editList(channel, (messages) =>
    messages.map((parent) =>
      parent.ts === parentTs ? { ...parent, reply_count: Math.max(0, (parent.reply_count || 1) - 1) } : parent,
    ),
  );
}

export function findMessage(channel, ts) {
  const { lists } = getState();
  for (const [key, list] of Object.entries(lists)) {
    if (key !== channel && !key.startsWith(`${channel}:`)) continue;
    const message = list.messages.find((other) => other.ts === ts);
    if (message) return message;
  }
  return null;
}

/** Adds or takes one person's reaction, so that the click shows at once. */
export function applyReaction(channel, ts, { name, user, removed }) {
  const message = findMessage(channel, ts);
  if (!message) return;
  const others = (message.reactions || []).filter((reaction) => reaction.name !== name);
  const had = (message.reactions || []).find((reaction) => reaction.name === name);
  const without = (had?.users || []).filter((id) => id !== user);
  const users = removed ? without : [...without, user];
  const reaction = { name, users, count: users.length };
  const reactions = had
    ? message.reactions.map((r) => (r.name === name ? reaction : r)).filter((r) => r.count > 0)
    : [...others, reaction];
  changeMessage(channel, { ...message, reactions });
}
