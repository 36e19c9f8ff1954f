/** Small edits of a textarea: growing with its text, wrapping and inserting at the caret. */

const TALLEST_PX = 320;

export function fitHeight(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, TALLEST_PX)}px`;
}

/** Puts marks around the selection, or takes them away when they are there. Gives {text, start, end}. */
export function wrapSelection({ value, selectionStart: start, selectionEnd: end }, before, after = before) {
  const chosen = value.slice(start, end);
  const wrapped =
    value.slice(start - before.length, start) === before && value.slice(end, end + after.length) === after;
  if (wrapped) {
    const text = value.slice(0, start - before.length) + chosen + value.slice(end + after.length);
    return { text, start: start - before.length, end: end - before.length };
  }
  return {
    text: value.slice(0, start) + before + chosen + after + value.slice(end),
    start: start + before.length,
    end: end + before.length,
  };
}

/** Puts a mark before every line of the selection. `mark` may depend on the line's place. */
export function prefixLines({ value, selectionStart, selectionEnd }, mark) {
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const chosen = value.slice(start, selectionEnd);
  const changed = chosen
    .split("\n")
    .map((line, i) => `${mark(i)}${line}`)
    .join("\n");
  const text = value.slice(0, start) + changed + value.slice(selectionEnd);
  return { text, start: start + changed.length, end: start + changed.length };
}

/** Replaces what stands between two places. */
export function replaceRange(value, from, to, inserted) {
  const text = value.slice(0, from) + inserted + value.slice(to);
  return { text, start: from + inserted.length, end: from + inserted.length };
}
