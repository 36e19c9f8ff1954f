/** The standard Markdown of `markdown` blocks and streams, read into the same tree as mrkdwn, with lists, headings and tables. */
import { decodeEntities, parseInline as parseMrkdwnInline } from "./mrkdwn.js";

const ESCAPED = /\\([\\`*_{}[\]()#+\-.!|~<>])/y;
const CODE = /(`+)([^`](?:[\s\S]*?[^`])?)\1(?!`)/y;
const LINK = /!?\[((?:[^[\]\\]|\\.)*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)>?(?:\s+"[^"]*")?\s*\)/y;
const AUTOLINK = /<((?:https?|mailto):[^<>\s]+)>|https?:\/\/[^\s<>()]*[^\s<>().,;:!?'"*_~]/y;
const MENTION = /<([@#!][^<>\n]+)>/y;
const SHORTCODE = /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/y;
const STRONG = /(\*\*|__)(?=\S)([\s\S]*?\S)\1/y;
const EMPHASIS = /([*_])(?=\S)((?:(?!\1)[\s\S])*?\S)\1(?![\p{L}\p{N}])/uy;
const STRIKE = /~~(?=\S)([\s\S]*?\S)~~/y;

const wordBefore = (source, index) => index > 0 && /[\p{L}\p{N}]/u.test(source[index - 1]);

/** Rules by their first sign; each gives a node from a match, the first that fits wins. */
const RULES = [
  [ESCAPED, (m) => ({ type: "text", text: m[1] })],
  [CODE, (m) => ({ type: "code", text: decodeEntities(m[2].trim()) })],
  [LINK, (m) => ({ type: "link", url: m[2], children: parseSpan(m[1] || m[2]) })],
  [MENTION, (m) => parseMrkdwnInline(m[0])[0]],
  [AUTOLINK, (m) => ({ type: "link", url: m[1] || m[0], children: [{ type: "text", text: m[1] || m[0] }] })],
  [STRONG, (m) => ({ type: "bold", children: parseSpan(m[2]) })],
  [STRIKE, (m) => ({ type: "strike", children: parseSpan(m[1]) })],
  [
    EMPHASIS,
    (m, source, index) =>
      m[1] === "_" && wordBefore(source, index) ? null : { type: "italic", children: parseSpan(m[2]) },
  ],
  [SHORTCODE, (m) => ({ type: "emoji", name: m[1] })],
];

function spanAt(source, index) {
  if (!/[\\`![<h*_~:]/.test(source[index])) return null;
  for (const [pattern, make] of RULES) {
    pattern.lastIndex = index;
    const match = pattern.exec(source);
    const end = pattern.lastIndex;
    const node = match && make(match, source, index);
    if (node) return [node, end];
  }
  return null;
}

export function parseSpan(source) {
  const nodes = [];
  let plain = "";
  let index = 0;
  while (index < source.length) {
    const found = spanAt(source, index);
    if (!found) {
      plain += source[index++];
      continue;
    }
    if (plain) nodes.push({ type: "text", text: decodeEntities(plain) });
    plain = "";
    nodes.push(found[0]);
    index = found[1];
  }
  if (plain) nodes.push({ type: "text", text: decodeEntities(plain) });
  return nodes;
}

const FENCE = /^ {0,3}(```+|~~~+)\s*(\S*)/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Reads a whole text into blocks. */
export function parseMarkdown(source) {
  const lines = String(source ?? "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const nodes = [];
  let at = 0;
  while (at < lines.length) {
    const [node, next] = blockAt(lines, at);
    if (node) nodes.push(node);
    at = next;
  }
  return nodes;
}

function blockAt(lines, at) {
  const line = lines[at];
  if (!line.trim()) return [null, at + 1];
  if (FENCE.test(line)) return fenced(lines, at);
  const heading = HEADING.exec(line);
  if (heading) return [{ type: "heading", level: heading[1].length, children: parseSpan(heading[2]) }, at + 1];
  if (RULE.test(line)) return [{ type: "rule" }, at + 1];
  if (QUOTE.test(line)) return quoted(lines, at);
  if (ITEM.test(line)) return list(lines, at);
  if (line.includes("|") && TABLE_RULE.test(lines[at + 1] ?? "") && lines[at + 1].includes("-"))
    return table(lines, at);
  return paragraph(lines, at);
}

function fenced(lines, at) {
  const fence = FENCE.exec(lines[at])[1];
  let end = at + 1;
  while (end < lines.length && !lines[end].trim().startsWith(fence)) end++;
  return [{ type: "pre", text: decodeEntities(lines.slice(at + 1, end).join("\n")) }, end + 1];
}

function quoted(lines, at) {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end++;
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ""));
  return [{ type: "quote", children: parseMarkdown(inner.join("\n")) }, end];
}

/** One list with what hangs under its items; deeper items become lists inside. */
function list(lines, at) {
  const [, indent, mark] = ITEM.exec(lines[at]);
  const ordered = /\d/.test(mark);
  const items = [];
  let end = at;
  while (end < lines.length) {
    const item = ITEM.exec(lines[end]);
    if (!item || item[1].length !== indent.length || /\d/.test(item[2]) !== ordered) break;
    const [body, next] = itemBody(lines, end + 1, indent.length);
    items.push({ children: [...itemSpan(item[3]), ...parseMarkdown(body)] });
    end = next;
  }
  return [{ type: "list", ordered, start: ordered ? parseInt(mark, 10) : 1, items }, end];
}

function itemSpan(line) {
  const box = /^\[([ xX])\]\s+(.*)$/.exec(line);
  if (!box) return parseSpan(line);
  return [{ type: "checkbox", checked: box[1] !== " " }, ...parseSpan(box[2])];
}

function itemBody(lines, from, indent) {
  let end = from;
  while (end < lines.length && lines[end].trim() && /^\s*/.exec(lines[end])[0].length > indent) end++;
  const body = lines.slice(from, end);
  const cut = Math.min(...body.map((line) => /^\s*/.exec(line)[0].length), Infinity);
  return [body.map((line) => line.slice(Number.isFinite(cut) ? cut : 0)).join("\n"), end];
}

const cells = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

function alignment(rule) {
  if (/^:-+:$/.test(rule)) return "center";
  return rule.endsWith(":") ? "right" : "left";
}

function table(lines, at) {
  let end = at + 2;
  while (end < lines.length && lines[end].includes("|")) end++;
  const rows = [lines[at], ...lines.slice(at + 2, end)].map((line) => cells(line).map(parseSpan));
  return [{ type: "table", rows, align: cells(lines[at + 1]).map(alignment) }, end];
}

const startsBlock = (line) =>
  !line.trim() || FENCE.test(line) || HEADING.test(line) || QUOTE.test(line) || ITEM.test(line);

function paragraph(lines, at) {
  let end = at + 1;
  while (end < lines.length && !startsBlock(lines[end])) end++;
  return [{ type: "paragraph", children: parseSpan(lines.slice(at, end).join("\n")) }, end];
}
