/** Task cards and plans: what the app is doing, step by step. */
import { useState } from "preact/hooks";
import { html, classes } from "../html.js";
import { Link, Markdown } from "../text/nodes.js";
import { Icon } from "../ui/icon.js";
import { PlainText, wordsOf } from "./textObject.js";
import { RichText } from "./richText.js";

const LOOK = {
  pending: ["circle-dashed", "Waiting"],
  in_progress: ["loader-circle", "In progress"],
  complete: ["circle-check", "Done"],
  error: ["circle-x", "Failed"],
};

/** Details and output come as rich text in blocks and as Markdown in streams. */
function Detail({ value }) {
  if (!value) return null;
  return html`<div class="task-detail">${typeof value === "string" ? html`<${Markdown} text=${value} />` : html`<${RichText} block=${value} />`}</div>`;
}

const Sources = ({ sources }) =>
  sources?.length
    ? html`<div class="task-sources">${sources.map((s) => html`<${Link} url=${s.url}>${s.text || s.url}<//>`)}</div>`
    : null;

export function Task({ task }) {
  const status = LOOK[task.status] ? task.status : "pending";
  const [icon, words] = LOOK[status];
  const more = task.details || task.output || task.sources?.length;
  const [open, setOpen] = useState(status === "error");
  const title = html`<${Icon} name=${icon} size=${16} label=${words} /><span class="task-title"><${PlainText}
    text=${task.title} /></span>`;
  return html`<div class=${classes("task", `task-${status}`)} data-testid="task" data-status=${status}>
    ${
      more
        ? html`<button type="button" class="task-head" aria-expanded=${open} onClick=${() => setOpen(!open)}>${title}
          <${Icon} name=${open ? "chevron-down" : "chevron-right"} size=${14} /></button>`
        : html`<div class="task-head">${title}</div>`
    }
    ${open && html`<${Detail} value=${task.details} /><${Detail} value=${task.output} /><${Sources} sources=${task.sources} />`}
  </div>`;
}

export const TaskList = ({ tasks }) =>
  html`<div class="tasks" role="list"
    aria-label="Steps">${tasks.map((task) => html`<div role="listitem"><${Task} key=${task.id || task.task_id} task=${task} /></div>`)}</div>`;

export function Plan({ block }) {
  const tasks = block.tasks || [];
  const done = tasks.filter((task) => task.status === "complete").length;
  return html`<div class="plan"><div
    class="plan-head"><b>${wordsOf(block.title)}</b><small>${done} of ${tasks.length}</small></div>
    <${TaskList} tasks=${tasks} /></div>`;
}
