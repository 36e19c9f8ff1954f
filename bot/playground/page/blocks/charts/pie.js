/** Pie charts. */
import { html } from "../../html.js";
import { DataTable, Legend } from "./frame.js";
import { exact } from "./scale.js";

const SIZE = 200;
const RADIUS = 92;

const at = (turn) => {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return `${(SIZE / 2 + RADIUS * Math.cos(angle)).toFixed(2)} ${(SIZE / 2 + RADIUS * Math.sin(angle)).toFixed(2)}`;
};

function slicePath(from, to) {
  if (to - from > 0.9999) return `M${at(0)}A${RADIUS} ${RADIUS} 0 1 1 ${at(0.5)}A${RADIUS} ${RADIUS} 0 1 1 ${at(0)}Z`;
  return `M${SIZE / 2} ${SIZE / 2}L${at(from)}A${RADIUS} ${RADIUS} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
}

export function PieChart({ chart, title }) {
  const segments = chart.segments.filter((segment) => Number(segment.value) > 0);
  const total = segments.reduce((sum, segment) => sum + Number(segment.value), 0);
  const share = (value) => `${((Number(value) / total) * 100).toFixed(1)} %`;
  let turned = 0;
  const slices = segments.map((segment, i) => {
    const from = turned;
    turned += Number(segment.value) / total;
    return html`<path class=${`slice series-${i % 6}`} d=${slicePath(from, turned)}>
      <title>${`${segment.label}: ${exact(segment.value)} (${share(segment.value)})`}</title></path>`;
  });
  return html`<div class="pie">
      <svg width=${SIZE} height=${SIZE} viewBox=${`0 0 ${SIZE} ${SIZE}`} role="img"
        aria-label=${`pie chart: ${title}`}>${slices}</svg>
      <${Legend} names=${segments.map((segment) => `${segment.label} · ${share(segment.value)}`)} />
    </div>
    <${DataTable} head=${["", "Value"]} rows=${chart.segments.map((segment) => [segment.label, Number(segment.value)])} />`;
}
