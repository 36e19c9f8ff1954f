/** Buttons, with Block Kit's styles and the question some ask first. */
import { useState } from "preact/hooks";
import { html, classes } from "../../html.js";
import { useStore } from "../../state/store.js";
import { isSafeUrl } from "../../text/nodes.js";
import { ConfirmDialog } from "../../ui/dialog.js";
import { Icon } from "../../ui/icon.js";
import { useSurface } from "../surface.js";
import { PlainText, TextObject, wordsOf } from "../textObject.js";

/** Asks `confirm` (a Block Kit confirm object) before doing; gives [ask, the dialog while it is open]. */
export function useConfirmation(confirm) {
  const [pending, setPending] = useState(null);
  const ask = (action) => (confirm ? setPending(() => action) : action());
  const answer = (yes) => {
    const action = pending;
    setPending(null);
    if (yes) action();
  };
  const dialog =
    pending &&
    html`<${ConfirmDialog} title=${wordsOf(confirm.title) || "Are you sure?"} yes=${wordsOf(confirm.confirm) || "Yes"}
      no=${wordsOf(confirm.deny) || "Cancel"} danger=${confirm.style === "danger"} onYes=${() => answer(true)} onNo=${() => answer(false)}>
      <p><${TextObject} text=${confirm.text} /></p>
    <//>`;
  return [ask, dialog];
}

export function Button({ block, element }) {
  const surface = useSurface();
  const [ask, dialog] = useConfirmation(element.confirm);
  const busy = surface.busy === `${block.block_id}/${element.action_id}`;
  const press = () =>
    ask(() => {
      if (element.url && isSafeUrl(element.url)) open(element.url, "_blank", "noopener");
      surface.act(block, element, { value: element.value, text: element.text });
    });
  return html`<button type="button" class=${classes("button", element.style)} onClick=${press} disabled=${busy}
    aria-busy=${busy}
      aria-label=${element.accessibility_label} data-action-id=${element.action_id} data-block-id=${block.block_id} data-testid="block-button">
      <${PlainText} text=${wordsOf(element.text)} />${element.url && html`<${Icon} name="external-link" size=${13} />`}
      ${busy && html`<span class="spinner" aria-hidden="true"></span>`}
    </button>${dialog}`;
}

export function FeedbackButtons({ block, element }) {
  const surface = useSurface();
  const [given, setGiven] = useState("");
  const press = (button) => {
    setGiven(button.value);
    surface.act(block, element, { value: button.value, text: button.text });
  };
  const one = (
    button,
    icon,
  ) => html`<button type="button" class=${classes("icon-button", given === button.value && "chosen")}
    aria-pressed=${given === button.value} aria-label=${button.accessibility_label || wordsOf(button.text)} title=${wordsOf(button.text)}
    onClick=${() => press(button)}><${Icon} name=${icon} size=${16} /></button>`;
  return html`<span class="feedback">${one(element.positive_button, "thumbs-up")}${one(element.negative_button, "thumbs-down")}</span>`;
}

export function IconAction({ block, element }) {
  const surface = useSurface();
  const [ask, dialog] = useConfirmation(element.confirm);
  const me = useStore((state) => state.me);
  if (element.visible_to_user_ids && !element.visible_to_user_ids.includes(me)) return null;
  const label = element.accessibility_label || wordsOf(element.text);
  const press = () => ask(() => surface.act(block, element, { value: element.value, text: element.text }));
  return html`<button type="button" class="icon-button" aria-label=${label} title=${wordsOf(element.text)} onClick=${press}
    data-action-id=${element.action_id}><${Icon} name=${element.icon === "trash" ? "trash" : "sparkles"}
    size=${16} /></button>${dialog}`;
}
