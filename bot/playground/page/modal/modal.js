/** One modal: its blocks, its fields' errors, submit and cancel. */
import { useEffect, useRef, useState } from "preact/hooks";
import { post } from "../api.js";
import { findProblems } from "../blocks/checks.js";
import { Surface } from "../blocks/index.js";
import { useSurfaceState } from "../blocks/surface.js";
import { wordsOf } from "../blocks/textObject.js";
import { html } from "../html.js";
import { getState } from "../state/store.js";
import { attempt } from "../state/toasts.js";
import { applyAnswer, closeAllViews, closeView } from "../state/views.js";
import { Dialog } from "../ui/dialog.js";
import { Icon } from "../ui/icon.js";

/** Brings the first field with an error into sight and focus. */
function showFirstError(errors) {
  requestAnimationFrame(() => {
    const dialogs = document.querySelectorAll(".scrim:not([hidden]) .input.with-error");
    const field = dialogs[0]?.querySelector("input, textarea, [tabindex='0']");
    if (field && Object.keys(errors).length) field.focus();
  });
}

function useSubmission(view, surface) {
  const [sending, setSending] = useState(false);
  const fail = (errors) => {
    surface.setErrors(errors);
    showFirstError(errors);
  };
  const submit = async () => {
    const problems = findProblems(surface.blocks, surface.latest.current);
    if (Object.keys(problems).length) return fail(problems);
    setSending(true);
    const body = { user: getState().me, view_id: view.id, state: { values: surface.latest.current } };
    const answer = await attempt(() => post("/-/view/submit", body));
    setSending(false);
    if (!answer) return undefined;
    return fail(applyAnswer(view.id, answer));
  };
  return [sending, submit];
}

/** When an update takes away what had the focus, it goes to the first field there now is. */
function useKeptFocus(blocks, body) {
  useEffect(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const field = body.current?.querySelector("[data-autofocus], input, textarea, .select, button");
    (field || body.current?.closest(".dialog"))?.focus();
  }, [blocks]);
}

export function Modal({ view, hidden }) {
  const surface = useSurfaceState(view.blocks, { type: "view", view_id: view.id });
  const [sending, submit] = useSubmission(view, surface);
  const body = useRef(null);
  useKeptFocus(surface.blocks, body);
  const cancel = () => attempt(() => closeView(view.id));
  const onKey = (event) => {
    const oneLine = event.target.matches?.("input.field:not([role=combobox])");
    if (event.key !== "Enter" || event.defaultPrevented || !oneLine || !view.submit) return;
    event.preventDefault();
    submit();
  };
  const strangers = Object.keys(surface.errors).filter((id) => !surface.blocks.some((block) => block.block_id === id));
  const footer = html`
    <button type="button" class="button" onClick=${cancel}
      data-testid="modal-cancel">${wordsOf(view.close) || "Cancel"}</button>
    ${
      view.submit &&
      html`<button type="button" class="button primary" onClick=${submit} disabled=${sending} aria-busy=${sending}
        data-testid="modal-submit">
      ${wordsOf(view.submit)}${sending && html`<span class="spinner" aria-hidden="true"></span>`}</button>`
    }`;
  return html`<${Dialog} title=${wordsOf(view.title)} testid="modal" hidden=${hidden} class="modal" footer=${footer}
      onClose=${() => attempt(closeAllViews)} onEscape=${cancel}>
    <div ref=${body} onKeyDown=${onKey} data-view-id=${view.id} data-callback-id=${view.callback_id}>
      ${strangers.map((id) => html`<p class="input-error" role="alert"><${Icon} name="triangle-alert" size=${14} /> ${surface.errors[id]}</p>`)}
      <${Surface} surface=${surface} />
    </div>
  <//>`;
}
