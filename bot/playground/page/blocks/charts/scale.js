/** Arithmetic of charts: round axis steps, positions, and numbers as labels. */

/** A round step (1, 2, 2.5 or 5 times a power of ten) that divides `span` into about `count` parts. */
function roundStep(span, count) {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}

/** Axis marks from a round number at or below the least value (or 0) to one at or above the greatest. */
export function axisMarks(values, count = 4) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep(high - low || 1, count);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Places a value between the lowest and the highest mark; y grows downwards. */
export function linear(marks, top, bottom) {
  const [low, high] = [marks[0], marks.at(-1)];
  return (value) => bottom - ((value - low) / (high - low)) * (bottom - top);
}

const COMPACT = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });
const EXACT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

export const compact = (value) => (Math.abs(value) >= 10_000 ? COMPACT : EXACT).format(value);
export const exact = (value) => EXACT.format(value);
