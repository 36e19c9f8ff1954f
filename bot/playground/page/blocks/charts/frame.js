/** What all charts share: measured width, legend, axes, and the data as a table for those who read it. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { compact, exact } from "./scale.js";

export const HEIGHT = 240;
const LABEL_WIDTH = 6.2; // of one character at 11 px

/** The width there is for the chart, followed as it changes. */
export function useWidth() {
  const box = useRef(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor(box.current.clientWidth));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}

export function Legend({ names }) {
  return html`<ul class="legend">${names.map((name, i) => html`<li><i class=${`swatch series-${i % 6}`}></i>${name}</li>`)}</ul>`;
}

/** The room inside the axes, by how long the labels are. */
export function plotArea({ width, marks, categories, axis }) {
  const left = 14 + Math.max(...marks.map((mark) => compact(mark).length)) * LABEL_WIDTH + (axis.y_label ? 18 : 0);
  const slot = (width - left - 8) / Math.max(1, categories.length);
  const longest = Math.max(...categories.map((label) => label.length), 1) * LABEL_WIDTH;
  const tilted = longest > slot - 6;
  const below = (tilted ? Math.min(longest * 0.6 + 16, 84) : 22) + (axis.x_label ? 18 : 0);
  return { left, right: width - 8, top: 12, bottom: HEIGHT - below, slot, tilted };
}

function Category({ label, x, area }) {
  const y = area.bottom + 15;
  const turn = area.tilted ? `rotate(-36 ${x} ${y - 4})` : undefined;
  return html`<text class="axis-label" x=${x} y=${y} text-anchor=${area.tilted ? "end" : "middle"} transform=${turn}>${label}</text>`;
}

export function Axes({ area, marks, y, categories, axis, width }) {
  const grid = marks.map(
    (mark) => html`<g>
    <line class=${mark === 0 ? "axis-zero" : "axis-grid"} x1=${area.left} x2=${area.right} y1=${y(mark)} y2=${y(mark)} />
    <text class="axis-label" x=${area.left - 6} y=${y(mark) + 4} text-anchor="end">${compact(mark)}</text></g>`,
  );
  const middle = (area.left + area.right) / 2;
  const across = (area.top + area.bottom) / 2;
  return html`<g aria-hidden="true">${grid}
    ${categories.map((label, i) => html`<${Category} label=${label} x=${area.left + (i + 0.5) * area.slot} area=${area} />`)}
    ${axis.x_label && html`<text class="axis-title" x=${Math.min(middle, width)} y=${HEIGHT - 4} text-anchor="middle">${axis.x_label}</text>`}
    ${axis.y_label && html`<text class="axis-title" x="12" y=${across} text-anchor="middle" transform=${`rotate(-90 12 ${across})`}>${axis.y_label}</text>`}
  </g>`;
}

/** The numbers behind the picture, folded. */
export function DataTable({ head, rows }) {
  return html`<details class="chart-data"><summary>Show data</summary>
    <div class="table-scroll"><table class="table">
      <thead><tr>${head.map((cell) => html`<th>${cell}</th>`)}</tr></thead>
      <tbody>${rows.map(([label, ...values]) => html`<tr><th scope="row">${label}</th>${values.map((v) => html`<td class="number">${v === null ? "–" : exact(v)}</td>`)}</tr>`)}</tbody>
    </table></div>
  </details>`;
}

/** Values of every series in the order of the categories; null where a series has no point. */
export function matrixOf(chart) {
  const labels = chart.axis_config?.categories ?? chart.series[0]?.data.map((point) => point.label) ?? [];
  const table = chart.series.map((series) => {
    const points = new Map(series.data.map((point) => [point.label, Number(point.value)]));
    return labels.map((label) => points.get(label) ?? null);
  });
  return { categories: labels.map(String), table };
}
