/** What has not been seen yet: bold channels, counts for messages to oneself, and the "New" line. */
import { getState, setState } from "./store.js";
import { showsChannel } from "./where.js";

/** True when a message asks for this person: a direct message, or their name in it. */
const isForMe = (channel, message, me) => channel.type === "im" || (message.text || "").includes(`<@${me}>`);

export function noteMessage(channelId, message) {
  const { me, channels, unread, newFrom } = getState();
  const channel = channels.find((other) => other.id === channelId);
  if (!channel || message.user === me || showsChannel(channelId, message)) return;
  const old = unread[channelId] || { count: 0, mentions: 0 };
  const mentions = old.mentions + (isForMe(channel, message, me) ? 1 : 0);
  setState({
    unread: { ...unread, [channelId]: { count: old.count + 1, mentions } },
    newFrom: newFrom[channelId] ? newFrom : { ...newFrom, [channelId]: message.ts },
  });
}

/** The channel is looked at: nothing is unread any more; the "New" line stays until it is left. */
export function markRead(channelId) {
  const { unread } = getState();
  if (!unread[channelId]) return;
  const { [channelId]: _, ...rest } = unread;
  setState({ unread: rest });
}

export function forgetNewLine(channelId) {
  const { newFrom } = getState();
  if (!newFrom[channelId]) return;
  const { [channelId]: _, ...rest } = newFrom;
  setState({ newFrom: rest });
}
