/** The drawer of the playground's own controls: what goes wrong between Slack and the app, on purpose. */
import { useEffect, useRef, useState } from "preact/hooks";
import { get, post } from "../api.js";
import { html } from "../html.js";
import { setState, useStore } from "../state/store.js";
import { attempt } from "../state/toasts.js";
import { useFocusTrap } from "../ui/focus.js";
import { Icon, IconButton } from "../ui/icon.js";

const close = () => setState({ controls: false });

const METHODS = [
  "*",
  "chat.postMessage",
  "chat.update",
  "chat.startStream",
  "chat.appendStream",
  "chat.stopStream",
  "views.open",
  "views.publish",
  "views.update",
  "files.getUploadURLExternal",
  "users.info",
];
const ERRORS = [
  "ratelimited",
  "internal_error",
  "invalid_blocks",
  "channel_not_found",
  "message_not_in_streaming_state",
  "msg_blocks_too_long",
];

const SWITCHES = [
  ["rate_limits", "Enforce rate limits"],
  ["kill_streams", "Break message streams"],
];

const NUMBERS = [
  ["duplicate", "Deliver each event again, times", "1"],
  ["delay_s", "Deliver events late, seconds", "0.1"],
  ["clock_offset_s", "Move Slack's clock, seconds", "1"],
];

function Switch({ name, label, value, onChange }) {
  return html`<label class="switch"><input type="checkbox" role="switch" checked=${Boolean(value)}
    onChange=${(event) => onChange({ [name]: event.target.checked })}
    data-testid=${`control-${name}`} /><span>${label}</span></label>`;
}

function NumberField({ name, label, step, value, onChange }) {
  return html`<label class="control-row"><span>${label}</span><input class="field" type="number" step=${step}
    value=${value ?? 0}
    onChange=${(event) => onChange({ [name]: Number(event.target.value) })} data-testid=${`control-${name}`} /></label>`;
}

function Choice({ label, value, onInput, options, id }) {
  return html`<label class="control-row"><span>${label}</span><input class="field" list=${id} value=${value}
    onInput=${(event) => onInput(event.target.value)}
      data-testid=${id} /><datalist id=${id}>${options.map((option) => html`<option value=${option} />`)}</datalist></label>`;
}

const failure = ({ method, error, times, after }) =>
  error === "ratelimited" ? { method, status: 429, retry_after: 1, times, after } : { method, error, times, after };

function Pending({ failures, onChange }) {
  if (!failures?.length) return null;
  const line = (one) =>
    `${one.times} × ${one.method === "*" ? "any method" : one.method}: ${one.error || one.status}${one.after ? ", after it was done" : ""}`;
  return html`<ul class="pending">${failures.map((one) => html`<li>${line(one)}</li>`)}</ul>
    <button type="button" class="text-button" onClick=${() => onChange({ fail_next: [] })}>Forget these</button>`;
}

function FailNext({ failures, onChange }) {
  const [plan, setPlan] = useState({ method: METHODS[1], error: ERRORS[0], times: 1, after: false });
  const set = (name) => (value) => setPlan({ ...plan, [name]: value });
  const add = () => onChange({ fail_next: [...(failures || []), failure(plan)] });
  return html`<fieldset class="control-group"><legend>Fail the next calls</legend>
    <${Choice} label="Method" id="control-methods" value=${plan.method} onInput=${set("method")} options=${METHODS} />
    <${Choice} label="Error" id="control-errors" value=${plan.error} onInput=${set("error")} options=${ERRORS} />
    <label class="control-row"><span>Times</span><input class="field" type="number" min="1" value=${plan.times}
      onInput=${(event) => set("times")(Math.max(1, Number(event.target.value)))} /></label>
    <label class="choice"><input type="checkbox" checked=${plan.after}
      onChange=${(event) => set("after")(event.target.checked)} /><span>Do it, but lose the answer</span></label>
    <button type="button" class="button" onClick=${add} data-testid="control-fail">Fail them</button>
    <${Pending} failures=${failures} onChange=${onChange} /></fieldset>`;
}

function Drawer() {
  const [control, setControl] = useState(null);
  const box = useRef(null);
  useFocusTrap(box);
  useEffect(() => {
    attempt(async () => setControl(await get("/-/control")));
  }, []);
  const change = (patch) => attempt(async () => setControl(await post("/-/control", patch)));
  const onKey = (event) => event.key === "Escape" && close();
  return html`<div ref=${box} class="controls" role="dialog" aria-label="Playground controls" onKeyDown=${onKey}
    data-testid="controls">
    <div class="thread-head"><h2><span>Playground controls</span></h2><${IconButton} name="x" label="Close"
      onClick=${close} /></div>
    <div class="controls-body">
      <p class="quiet"><${Icon} name="info" size=${14} /> What can go wrong between Slack and the app, on purpose.</p>
      ${SWITCHES.map(([name, label]) => html`<${Switch} name=${name} label=${label} value=${control?.[name]} onChange=${change} />`)}
      ${NUMBERS.map(([name, label, step]) => html`<${NumberField} name=${name} label=${label} step=${step} value=${control?.[name]} onChange=${change} />`)}
      <${FailNext} failures=${control?.fail_next} onChange=${change} />
    </div></div>`;
}

export const Controls = () => (useStore((state) => state.controls) ? html`<${Drawer} />` : null);
