/** Bar, line and area charts. */
import { html } from "../../html.js";
import { Axes, DataTable, HEIGHT, Legend, matrixOf, plotArea, useWidth } from "./frame.js";
import { axisMarks, exact, linear } from "./scale.js";

const BAR_SHARE = 0.72; // of a category's width that bars fill
const WIDEST_BAR = 48;

function Bars({ table, names, categories, area, y }) {
  const group = Math.min(area.slot * BAR_SHARE, WIDEST_BAR * table.length);
  const thick = group / table.length;
  const bar = (value, s, c) => {
    if (value === null) return null;
    const x = area.left + (c + 0.5) * area.slot - group / 2 + s * thick;
    const [top, bottom] = value >= 0 ? [y(value), y(0)] : [y(0), y(value)];
    return html`<rect class=${`mark series-${s % 6}`} x=${x + 1} y=${top}
      width=${Math.max(1, thick - 2)} height=${Math.max(0.5, bottom - top)} rx="2">
      <title>${`${categories[c]}, ${names[s]}: ${exact(value)}`}</title></rect>`;
  };
  return table.map((values, s) => values.map((value, c) => bar(value, s, c)));
}

/** Points of one series, in stretches where nothing is missing. */
function stretches(values, area, y) {
  const parts = [[]];
  values.forEach((value, c) => {
    if (value === null) parts.push([]);
    else parts.at(-1).push([area.left + (c + 0.5) * area.slot, y(value), c, value]);
  });
  return parts.filter((part) => part.length);
}

const path = (points) => points.map(([x, at], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${at.toFixed(1)}`).join("");

function Lines({ table, names, categories, area, y, filled }) {
  const dot =
    (s) =>
    ([x, at, c, value]) => html`<circle class=${`dot series-${s % 6}`} cx=${x} cy=${at} r="3.5">
    <title>${`${categories[c]}, ${names[s]}: ${exact(value)}`}</title></circle>`;
  const one = (values, s) =>
    stretches(values, area, y).map(
      (points) => html`<g>
    ${filled && html`<path class=${`fill series-${s % 6}`} d=${`${path(points)}L${points.at(-1)[0]} ${y(0)}L${points[0][0]} ${y(0)}Z`} />`}
    <path class=${`stroke series-${s % 6}`} d=${path(points)} />${points.map(dot(s))}</g>`,
    );
  return table.map(one);
}

function Plot({ chart, width, title, categories, table }) {
  const axis = chart.axis_config || {};
  const marks = axisMarks(table.flat().filter((value) => value !== null));
  const area = plotArea({ width, marks, categories, axis });
  const y = linear(marks, area.top, area.bottom);
  const names = chart.series.map((series) => series.name);
  const shared = { table, names, categories, area, y };
  const summary = `${chart.type} chart: ${title}. ${names.join(", ")} over ${categories.length} categories.`;
  return html`<svg width=${width} height=${HEIGHT} role="img" aria-label=${summary}>
    <${Axes} area=${area} marks=${marks} y=${y} categories=${categories} axis=${axis} width=${width} />
    ${chart.type === "bar" ? html`<${Bars} ...${shared} />` : html`<${Lines} ...${shared} filled=${chart.type === "area"} />`}
  </svg>`;
}

export function AxisChart({ chart, title }) {
  const [box, width] = useWidth();
  const { categories, table } = matrixOf(chart);
  const names = chart.series.map((series) => series.name);
  const rows = categories.map((label, c) => [label, ...table.map((values) => values[c])]);
  return html`<div ref=${box} class="chart-box" style=${{ minHeight: `${HEIGHT}px` }}>
      ${width > 0 && html`<${Plot} chart=${chart} width=${width} title=${title} categories=${categories} table=${table} />`}
    </div>
    ${names.length > 1 && html`<${Legend} names=${names} />`}
    <${DataTable} head=${["", ...names]} rows=${rows} />`;
}
