/** From what was typed to what is sent: names become mentions (`<@U1>`, `<#C1>`, `<!here>`); and back for editing. */
import { channelName, personName } from "../state/where.js";
import { decodeEntities } from "./mrkdwn.js";

const pattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Names with what they stand for, the longest first so that "Ann Lee" wins over "Ann". */
function mentions({ users, channels, me }) {
  const people = Object.values(users).flatMap((user) => [
    [`@${personName(user)}`, `<@${user.id}>`],
    [`@${user.name}`, `<@${user.id}>`],
  ]);
  const places = channels
    .filter((channel) => channel.type !== "im")
    .map((channel) => [`#${channelName(channel, { users, me })}`, `<#${channel.id}>`]);
  const groups = ["here", "channel", "everyone"].map((name) => [`@${name}`, `<!${name}>`]);
  return [...people, ...places, ...groups].sort((a, b) => b[0].length - a[0].length);
}

function encodeSpan(text, names) {
  const known = new Map(names);
  const finder = new RegExp(
    `(?<![\\p{L}\\p{N}_])(${names.map(([name]) => pattern(name)).join("|")})(?![\\p{L}\\p{N}_])`,
    "gu",
  );
  return text
    .split(finder)
    .map((part) => known.get(part) ?? part)
    .join("");
}

/** The text to post. Escaping `& < >` and linking addresses is the server's part, code stays as typed. */
export function encodeText(typed, workspace) {
  const names = mentions(workspace);
  const parts = typed.trim().split(/(```[\s\S]*?```|`[^`\n]+`)/);
  return parts.map((part, i) => (i % 2 ? part : encodeSpan(part, names))).join("");
}

/** The same as the server will store it, for the moment until it comes back: everything but mentions is escaped. */
export function echoText(encoded) {
  const parts = encoded.split(/(<[@#!][\w^|]+>)/);
  return parts
    .map((part, i) => (i % 2 ? part : part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")))
    .join("");
}

function nameOf(channels, id, workspace) {
  const channel = channels.find((other) => other.id === id);
  return channel ? channelName(channel, workspace) : id;
}

/** What stands in the composer when a sent message is edited. */
export function decodeText(sent, { users, channels, me }) {
  const shown = sent.replace(/<([^<>]+)>/g, (all, inside) => {
    const [target, label] = inside.split("|");
    if (target.startsWith("@")) return `@${personName(users[target.slice(1)], label || target.slice(1))}`;
    if (target.startsWith("#")) return `#${label || nameOf(channels, target.slice(1), { users, me })}`;
    return target.startsWith("!") ? `@${target.slice(1)}` : target.replace(/^mailto:/, "");
  });
  return decodeEntities(shown);
}
