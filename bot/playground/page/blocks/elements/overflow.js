/** The "⋯" menu of a row. */
import { html } from "../../html.js";
import { isSafeUrl } from "../../text/nodes.js";
import { Icon } from "../../ui/icon.js";
import { MenuButton } from "../../ui/menu.js";
import { useSurface } from "../surface.js";
import { PlainText, wordsOf } from "../textObject.js";
import { useConfirmation } from "./button.js";

export function Overflow({ block, element }) {
  const surface = useSurface();
  const [ask, dialog] = useConfirmation(element.confirm);
  const choose = (option) =>
    ask(() => {
      if (option.url && isSafeUrl(option.url)) open(option.url, "_blank", "noopener");
      surface.act(block, element, { selected_option: option });
    });
  const items = element.options.map((option) => ({
    label: html`<${PlainText} text=${wordsOf(option.text)} />`,
    detail: wordsOf(option.description),
    onSelect: () => choose(option),
    testid: "overflow-option",
  }));
  return html`<${MenuButton} label="More actions" class="button overflow" items=${items} data-action-id=${element.action_id}
    data-block-id=${block.block_id} data-testid="overflow"><${Icon} name="ellipsis" size=${16} /><//>${dialog}`;
}
