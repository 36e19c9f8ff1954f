/**
 * Slack's mrkdwn, read into a tree of nodes: {type, children|text, ...}. The tree is drawn by `nodes.js`; nothing here
 * makes markup.
 */

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

export const decodeEntities = (text) => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);

const text = (value) => ({ type: "text", text: decodeEntities(value) });

const MARKS = { "*": "bold", _: "italic", "~": "strike" };
const WORD = /[\p{L}\p{N}]/u;
const LONGEST_SPAN = 1000; // characters; a mark left open must not be looked for through a whole long text

/** Reads what stands between `<` and `>`: a mention, a date, or a link. */
function readAngle(inside) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : decodeEntities(inside.slice(bar + 1));
  if (target.startsWith("@")) return { type: "user", id: target.slice(1), label };
  if (target.startsWith("#")) return { type: "channel", id: target.slice(1), label };
  if (target.startsWith("!subteam^")) return { type: "broadcast", text: label || `@${target.slice(9)}` };
  if (target.startsWith("!date^")) return readDate(target, label);
  if (target.startsWith("!")) return { type: "broadcast", text: `@${label || target.slice(1)}` };
  return {
    type: "link",
    url: decodeEntities(target),
    children: [{ type: "text", text: label || decodeEntities(target) }],
  };
}

function readDate(target, label) {
  const [, seconds, format, url] = target.split("^");
  return { type: "date", seconds: Number(seconds), format: format || "{date}", url: url || "", label };
}

/** Where the mark opened at `start` closes, or -1: on one line, hugging its words, not inside a word. */
function closing(source, start, mark) {
  if (/\s/.test(source[start + 1] ?? " ") || source[start + 1] === mark) return -1;
  if (start > 0 && WORD.test(source[start - 1])) return -1;
  const limit = Math.min(source.length, start + LONGEST_SPAN);
  for (let i = start + 2; i < limit && source[i] !== "\n"; i++) {
    const ends = source[i] === mark && !/\s/.test(source[i - 1]) && !WORD.test(source[i + 1] ?? " ");
    if (ends) return i;
  }
  return -1;
}

const ANGLE = /<([^<>\n]+)>/y;
const CODE = /`([^`\n]+)`/y;
const SHORTCODE = /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/y;

function matchAt(pattern, source, index) {
  pattern.lastIndex = index;
  return pattern.exec(source);
}

/** The node that begins at `index`, with the index after it, or null for plain text. */
function nodeAt(source, index) {
  const sign = source[index];
  if (sign === "<") {
    const angle = matchAt(ANGLE, source, index);
    return angle && [readAngle(angle[1]), ANGLE.lastIndex];
  }
  if (sign === "`") {
    const code = matchAt(CODE, source, index);
    return code && [{ type: "code", text: decodeEntities(code[1]) }, CODE.lastIndex];
  }
  if (sign === ":") {
    const emoji = matchAt(SHORTCODE, source, index);
    return emoji && [{ type: "emoji", name: emoji[1] }, SHORTCODE.lastIndex];
  }
  if (!MARKS[sign]) return null;
  const end = closing(source, index, sign);
  return end < 0 ? null : [{ type: MARKS[sign], children: parseInline(source.slice(index + 1, end)) }, end + 1];
}

/** Reads one stretch without quotes or code blocks. */
export function parseInline(source) {
  const nodes = [];
  let plain = "";
  let index = 0;
  while (index < source.length) {
    const found = nodeAt(source, index);
    if (!found) {
      plain += source[index++];
      continue;
    }
    if (plain) nodes.push(text(plain));
    plain = "";
    nodes.push(found[0]);
    index = found[1];
  }
  if (plain) nodes.push(text(plain));
  return nodes;
}

const QUOTED = /^(?:>|&gt;) ?/;

/** Groups lines into quotes and running text; a line break around a block is the block's own. */
function parseLines(source) {
  const nodes = [];
  let group = { quoted: false, lines: [] };
  const close = () => {
    const body = group.lines.join("\n");
    if (group.quoted) nodes.push({ type: "quote", children: parseInline(body) });
    else if (body) nodes.push(...parseInline(body));
  };
  for (const line of source.split("\n")) {
    const quoted = QUOTED.test(line);
    if (quoted !== group.quoted) {
      close();
      group = { quoted, lines: [] };
    }
    group.lines.push(quoted ? line.replace(QUOTED, "") : line);
  }
  close();
  return nodes;
}

/** Reads a whole text. */
export function parseMrkdwn(source) {
  const parts = String(source ?? "").split(/```\n?([\s\S]*?)\n?```/);
  return parts.flatMap((part, i) => {
    if (i % 2) return [{ type: "pre", text: decodeEntities(part) }];
    const trimmed = part.replace(i > 0 ? /^\n/ : /(?!)/, "").replace(i < parts.length - 1 ? /\n$/ : /(?!)/, "");
    return trimmed ? parseLines(trimmed) : [];
  });
}
