/** `table` and `data_table` blocks; the second can be searched, sorted and paged. */
import { useState } from "preact/hooks";
import { html, classes } from "../html.js";
import { Icon, IconButton } from "../ui/icon.js";
import { RichText } from "./richText.js";
import { exact } from "./charts/scale.js";

const DEFAULT_PAGE = 5;

function Cell({ cell }) {
  if (!cell) return null;
  if (cell.type === "rich_text") return html`<${RichText} block=${cell} />`;
  if (cell.type === "raw_number") return cell.text ?? exact(cell.value);
  return cell.text ?? "";
}

function plainCell(cell) {
  if (cell?.type === "raw_number") return Number(cell.value);
  if (cell?.type !== "rich_text") return cell?.text ?? "";
  const gather = (part) => part.text ?? part.url ?? (part.elements || []).map(gather).join("");
  return gather(cell);
}

const isNumber = (cell) => cell?.type === "raw_number";

/** A value to sort by: numbers and numbers in words ("12 days") before text. */
function sortKey(cell) {
  const plain = plainCell(cell);
  return typeof plain === "number" ? plain : String(plain).toLowerCase();
}

function compare(a, b) {
  const [x, y] = [sortKey(a), sortKey(b)];
  return typeof x === "number" && typeof y === "number"
    ? x - y
    : String(x).localeCompare(String(y), "en", { numeric: true });
}

const rowsOf = (block) => (block.rows || []).map((row) => (Array.isArray(row) ? row : row.cells || []));

export function Table({ block }) {
  const [head, ...body] = rowsOf(block);
  const settings = block.column_settings || [];
  const look = (i) => ({
    textAlign: settings[i]?.align || "left",
    whiteSpace: settings[i]?.is_wrapped ? "normal" : undefined,
  });
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table" data-testid="table"><table
    class="table">
    <thead><tr>${(head || []).map((cell, i) => html`<th scope="col" style=${look(i)}><${Cell} cell=${cell} /></th>`)}</tr></thead>
    <tbody>${body.map((row) => html`<tr>${row.map((cell, i) => html`<td style=${look(i)}><${Cell} cell=${cell} /></td>`)}</tr>`)}</tbody>
  </table></div>`;
}

function SortHead({ cell, index, sort, onSort }) {
  const on = sort.column === index;
  const direction = on ? (sort.down ? "descending" : "ascending") : "none";
  return html`<th scope="col" aria-sort=${direction}><button type="button" class="sort"
    onClick=${() => onSort({ column: index, down: on && !sort.down })}>
    <${Cell} cell=${cell} />${on && html`<${Icon} name=${sort.down ? "arrow-down" : "arrow-up"} size=${13} />`}</button></th>`;
}

function Pager({ page, pages, total, onPage }) {
  if (pages < 2) return html`<span class="table-count">${total} row${total === 1 ? "" : "s"}</span>`;
  return html`<span class="table-count">${total} rows · page ${page + 1} of ${pages}</span>
    <${IconButton} name="chevron-left" label="Previous page" size=${16} disabled=${page === 0}
      onClick=${() => onPage(page - 1)} />
    <${IconButton} name="chevron-right" label="Next page" size=${16} disabled=${page >= pages - 1}
      onClick=${() => onPage(page + 1)} />`;
}

/** Which rows are shown: filtered by what was typed, sorted, and cut into pages. */
function useRows(body, size) {
  const [typed, setTyped] = useState("");
  const [sort, setSort] = useState({ column: null, down: false });
  const [page, setPage] = useState(0);
  const wanted = typed.trim().toLowerCase();
  const kept = wanted
    ? body.filter((row) => row.some((cell) => String(plainCell(cell)).toLowerCase().includes(wanted)))
    : body;
  const turned = sort.down ? -1 : 1;
  const sorted =
    sort.column === null ? kept : [...kept].sort((a, b) => turned * compare(a[sort.column], b[sort.column]));
  const pages = Math.max(1, Math.ceil(sorted.length / size));
  const here = Math.min(page, pages - 1);
  const restart = (set) => (value) => {
    set(value);
    setPage(0);
  };
  return {
    typed,
    setTyped: restart(setTyped),
    sort,
    setSort: restart(setSort),
    page: here,
    setPage,
    pages,
    total: sorted.length,
    shown: sorted.slice(here * size, (here + 1) * size),
  };
}

function Row({ row, headColumn }) {
  const cell = (item, i) => html`<${i === headColumn ? "th" : "td"} scope=${i === headColumn ? "row" : undefined}
    class=${classes(isNumber(item) && "number")}><${Cell} cell=${item} /><//>`;
  return html`<tr>${row.map(cell)}</tr>`;
}

export function DataTable({ block }) {
  const [head, ...body] = rowsOf(block);
  const size = block.page_size || DEFAULT_PAGE;
  const rows = useRows(body, size);
  const headColumn = block.row_header_column_index ?? 0;
  return html`<div class="data-table" data-testid="data-table">
    <div class="data-table-head"><span class="data-table-caption">${block.caption}</span>
      ${
        body.length > size &&
        html`<label class="table-search"><${Icon} name="search" size=${14} />
        <input type="search" placeholder="Filter" aria-label="Filter rows" value=${rows.typed}
          onInput=${(e) => rows.setTyped(e.target.value)} /></label>`
      }</div>
    <div class="table-scroll" tabindex="0" role="group" aria-label=${block.caption || "Table"}><table class="table">
      <caption class="visually-hidden">${block.caption}</caption>
      <thead><tr>${(head || []).map((cell, i) => html`<${SortHead} cell=${cell} index=${i} sort=${rows.sort} onSort=${rows.setSort} />`)}</tr></thead>
      <tbody>${rows.shown.map((row) => html`<${Row} row=${row} headColumn=${headColumn} />`)}</tbody>
    </table></div>
    <div class="data-table-foot"><${Pager} page=${rows.page} pages=${rows.pages} total=${rows.total}
      onPage=${rows.setPage} /></div>
  </div>`;
}
