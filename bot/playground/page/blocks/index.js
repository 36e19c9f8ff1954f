/** Block Kit: every block by its type, on the surface that holds what is filled in. */
import { html } from "../html.js";
import { DataVisualization } from "./charts/index.js";
import {
  Actions,
  Alert,
  Card,
  Carousel,
  Container,
  Context,
  Divider,
  Header,
  Input,
  MarkdownBlock,
  Section,
} from "./layout.js";
import { FileBlock, ImageBlock, VideoBlock } from "./media.js";
import { RichText } from "./richText.js";
import { Boundary } from "../ui/boundary.js";
import { SurfaceProvider, useSurfaceState } from "./surface.js";
import { DataTable, Table } from "./tables.js";
import { Plan, TaskList } from "./tasks.js";

const SingleTask = ({ block }) => html`<${TaskList} tasks=${[block]} />`;

const BLOCKS = {
  section: Section,
  header: Header,
  context: Context,
  actions: Actions,
  context_actions: Actions,
  divider: Divider,
  image: ImageBlock,
  input: Input,
  rich_text: RichText,
  markdown: MarkdownBlock,
  table: Table,
  data_table: DataTable,
  data_visualization: DataVisualization,
  task_card: SingleTask,
  plan: Plan,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  container: Container,
  video: VideoBlock,
  file: FileBlock,
};

function Block({ block }) {
  const Known = BLOCKS[block.type];
  if (!Known) return html`<div class="unknown">Unsupported block: ${block.type}</div>`;
  return html`<div class=${`block block-${block.type}`}
    data-block-id=${block.block_id}><${Boundary} what="block" content=${block}><${Known}
    block=${block} draw=${drawBlocks} /><//></div>`;
}

const drawBlocks = (blocks) => blocks.map((block) => html`<${Block} key=${block.block_id} block=${block} />`);

/** Blocks on a surface the caller made, as a modal does to read its values. */
export const Surface = ({ surface }) =>
  html`<${SurfaceProvider} value=${surface}><div class="blocks">${drawBlocks(surface.blocks)}</div><//>`;

/** Blocks with a surface of their own. `heading` is the level of header blocks among the page's headings. */
export function Blocks({ blocks, container, heading = 3 }) {
  const surface = useSurfaceState(blocks, container);
  return html`<${Surface} surface=${{ ...surface, heading }} />`;
}
