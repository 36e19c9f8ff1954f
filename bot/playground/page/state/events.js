/** What the server pushes, and what each kind of event changes. */
import { announce } from "../ui/announcer.js";
import { plainText } from "../text/plain.js";
import { followOwnThread } from "./following.js";
import { addMessage, applyReaction, changeMessage, listKey, loadList, noteArrival, removeMessage } from "./messages.js";
import { getState, setState } from "./store.js";
import { noteMessage } from "./unread.js";
import { dropView, setHome, showView } from "./views.js";
import { personName, showsChannel } from "./where.js";

function onMessage({ channel, message }) {
  addMessage(channel, message);
  noteMessage(channel, message);
  followOwnThread(channel, message.thread_ts);
  const { me, users } = getState();
  if (message.user !== me && showsChannel(channel, message)) {
    announce(`${personName(users[message.user], message.username || "App")}: ${plainText(message)}`);
  }
}

function onStatus({ channel, thread_ts, text, loading }) {
  const key = listKey(channel, thread_ts);
  const status = text || loading?.length ? { text: text || "", loading: loading || [] } : undefined;
  setState(({ statuses }) => ({ statuses: { ...statuses, [key]: status } }));
  if (status) followOwnThread(channel, thread_ts);
}

function onSession({ channel, thread_ts, status, title }) {
  const key = listKey(channel, thread_ts);
  setState(({ sessions }) => {
    const old = sessions[key] || {};
    return { sessions: { ...sessions, [key]: { status: status ?? old.status, title: title ?? old.title } } };
  });
}

function onPrompts({ channel, thread_ts, prompts, title }) {
  const key = listKey(channel, thread_ts);
  setState(({ threadPrompts }) => ({ threadPrompts: { ...threadPrompts, [key]: { prompts: prompts || [], title } } }));
}

function onReaction({ channel, ts, name, reaction, user, removed, message }) {
  if (message) changeMessage(channel, message);
  else applyReaction(channel, ts, { name: name || reaction, user, removed });
}

/** A file was shared or changed: what shows it is fetched again. */
function onFile({ channel }) {
  const { lists } = getState();
  for (const key of Object.keys(lists)) {
    if (channel && (key === channel || key.startsWith(`${channel}:`))) loadList(...key.split(":"));
  }
}

const HANDLERS = {
  message: onMessage,
  message_changed: ({ channel, message }) => changeMessage(channel, message),
  message_deleted: ({ channel, ts, message }) => removeMessage(channel, ts || message?.ts),
  status: onStatus,
  session: onSession,
  prompts: onPrompts,
  home: ({ view }) => setHome(view),
  view_opened: ({ view }) => showView(view),
  view_updated: ({ view }) => showView(view),
  view_closed: ({ view_id, view }) => dropView(view_id || view?.id),
  reaction: onReaction,
  file: onFile,
};

/** Applies one event; kinds this page does not know are left alone, so an older page still works. */
export function applyEvent(event) {
  if (event.channel) noteArrival(event.channel);
  HANDLERS[event.type]?.(event);
}
