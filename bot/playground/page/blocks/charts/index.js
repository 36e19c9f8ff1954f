/** `data_visualization` blocks: bar, line, area and pie charts, drawn as SVG. */
import { html } from "../../html.js";
import { AxisChart } from "./axes.js";
import { PieChart } from "./pie.js";

const hasData = (chart) =>
  chart?.type === "pie" ? chart.segments?.some((s) => Number(s.value) > 0) : chart?.series?.length;

export function DataVisualization({ block }) {
  const { title, chart } = block;
  const Chart = chart?.type === "pie" ? PieChart : AxisChart;
  return html`<figure class="chart" data-testid="chart" data-chart=${chart?.type}>
    <figcaption>${title}</figcaption>
    ${hasData(chart) ? html`<${Chart} chart=${chart} title=${title} />` : html`<p class="menu-note">No data to show.</p>`}
  </figure>`;
}
