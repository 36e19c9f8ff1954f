/** The drawer of the playground's own controls: what goes wrong between Slack and the app, on purpose. */
import { useEffect, useRef, useState } from "preact/hooks";
import { get, post } from "../api.js";
import { html } from "../html.js";
import { setState, useStore } from "../state/store.js";
import { attempt, showToast } from "../state/toasts.js";
import { useFocusTrap } from "../ui/focus.js";
import { Icon, IconButton } from "../ui/icon.js";

const close = () => setState({ controls: false });

const METHODS = ["chat.postMessage", "chat.update", "chat.startStream", "chat.appendStream", "chat.stopStream", "views.open", "views.publish", "views.update", "files.getUploadURLExternal", "users.info"];
const ERRORS = ["ratelimited", "internal_error", "invalid_blocks", "channel_not_found", "message_not_in_streaming_state", "msg_blocks_too_long"];

const NUMBERS = [
  ["duplicate", "Deliver each event this many extra times", "1"],
  ["delay_s", "Delay deliveries by seconds", "0.1"],
  ["clock_offset_s", "Move Slack's clock by seconds", "1"],
];

const SWITCHES = [
  ["rate_limits", "Enforce rate limits"],
  ["kill_streams", "Break message streams"],
];

function Switch({ name, label, value, onChange }) {
  return html`<label class="switch"><input type="checkbox" role="switch" checked=${Boolean(value)} onChange=${(event) => onChange({ [name]: event.target.checked })} data-testid=${`control-${name}`} /><span>${label}</span></label>`;
}

function NumberField({ name, label, step, value, onChange }) {
  return html`<label class="control-row"><span>${label}</span>
    <input class="field" type="number" step=${step} value=${value ?? 0} onChange=${(event) => onChange({ [name]: Number(event.target.value) })} data-testid=${`control-${name}`} /></label>`;
}

function FailNext({ onChange }) {
  const [method, setMethod] = useState(METHODS[0]);
  const [error, setError] = useState(ERRORS[0]);
  const [times, setTimes] = useState(1);
  const add = () => {
    const limited = error === "ratelimited";
    onChange({ fail_next: [{ method, ...(limited ? { status: 429, retry_after: 1 } : { error }), times }] });
    showToast(`The next ${times === 1 ? "call" : `${times} calls`} of ${method} will fail with ${error}.`);
  };
  const pick = (label, value, set, options, id) => html`<label class="control-row"><span>${label}</span>
    <input class="field" list=${id} value=${value} onInput=${(event) => set(event.target.value)} /><datalist id=${id}>${options.map((option) => html`<option value=${option} />`)}</datalist></label>`;
  return html`<fieldset class="control-group"><legend>Fail the next calls</legend>
    ${pick("Method", method, setMethod, METHODS, "control-methods")}${pick("Error", error, setError, ERRORS, "control-errors")}
    <label class="control-row"><span>Times</span><input class="field" type="number" min="1" value=${times} onInput=${(event) => setTimes(Math.max(1, Number(event.target.value)))} /></label>
    <button type="button" class="button" onClick=${add} data-testid="control-fail">Fail them</button></fieldset>`;
}

function Drawer() {
  const [control, setControl] = useState(null);
  const box = useRef(null);
  useFocusTrap(box);
  useEffect(() => {
    attempt(async () => setControl(await get("/-/control")));
  }, []);
  const change = (patch) => attempt(async () => {
    const answer = await post("/-/control", patch);
    setControl((old) => ({ ...old, ...patch, ...answer }));
  });
  const onKey = (event) => event.key === "Escape" && close();
  return html`<aside ref=${box} class="controls" role="dialog" aria-label="Playground controls" onKeyDown=${onKey} data-testid="controls">
    <header class="thread-head"><h2><span>Playground controls</span></h2><${IconButton} name="x" label="Close" onClick=${close} /></header>
    <div class="controls-body">
      <p class="quiet"><${Icon} name="info" size=${14} /> What can go wrong between Slack and the app, on purpose. Nobody else sees this drawer.</p>
      ${SWITCHES.map(([name, label]) => html`<${Switch} name=${name} label=${label} value=${control?.[name]} onChange=${change} />`)}
      ${NUMBERS.map(([name, label, step]) => html`<${NumberField} name=${name} label=${label} step=${step} value=${control?.[name]} onChange=${change} />`)}
      <${FailNext} onChange=${change} />
    </div></aside>`;
}

export const Controls = () => (useStore((state) => state.controls) ? html`<${Drawer} />` : null);
