/** A message as one line of plain text, for screen readers, previews and copying. */
import { getState } from "../state/store.js";
import { personName } from "../state/where.js";
import { emojiCharacter } from "./emoji.js";
import { parseMrkdwn } from "./mrkdwn.js";

function flatten(node, users) {
  if (node.children) return node.children.map((child) => flatten(child, users)).join("");
  if (node.type === "user") return `@${personName(users[node.id], node.label || node.id)}`;
  if (node.type === "channel") return `#${node.label || node.id}`;
  if (node.type === "emoji") return emojiCharacter(node.name) || `:${node.name}:`;
  return node.text ?? node.label ?? "";
}

/** mrkdwn as the words one would read aloud. */
export function plainOf(text) {
  const { users } = getState();
  return parseMrkdwn(text)
    .map((node) => flatten(node, users))
    .join("")
    .trim();
}

/** The first text a block holds, for messages that came without a top-level text. */
function firstText(blocks = []) {
  const found = blocks.find((block) => block.text);
  return found ? (found.text.text ?? found.text) : "";
}

export const plainText = (message) =>
  plainOf(message.text || firstText(message.blocks)) ||
  (message.files?.length ? message.files.map((file) => file.name).join(", ") : "New message");
