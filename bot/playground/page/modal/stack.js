/** Modals: up to three on one another, the topmost in sight, those below keep what was filled in. */
import { html } from "../html.js";
import { useStore } from "../state/store.js";
import { Modal } from "./modal.js";

export function ModalStack() {
  const views = useStore((state) => state.views);
  return views.map(
    (view, i) => html`<${Modal} key=${view.id} view=${view} hidden=${i < views.length - 1} depth=${i} />`,
  );
}
