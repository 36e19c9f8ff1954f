/** The page: puts the parts together and starts them. */
import { render } from "preact";
import { Channel } from "./conversation/channel.js";
import { Thread } from "./conversation/thread.js";
import { html, classes } from "./html.js";
import { ModalStack } from "./modal/stack.js";
import { Controls } from "./shell/controls.js";
import { Offline, Toasts } from "./shell/notices.js";
import { QuickSwitcher } from "./shell/quickSwitcher.js";
import { Sidebar } from "./shell/sidebar.js";
import { Topbar } from "./shell/topbar.js";
import { start } from "./state/session.js";
import { useStore } from "./state/store.js";
import { startTheme } from "./ui/theme.js";

function Starting() {
  const failure = useStore((state) => state.failure);
  const failed = useStore((state) => state.phase === "failed");
  return html`<div class="starting"
    role="status">${failed ? html`<p>${failure}</p><p class="quiet">Trying again…</p>` : html`<p>Loading the workspace…</p>`}</div>`;
}

function Workspace() {
  const channelId = useStore((state) => state.route.channel);
  const thread = useStore((state) => (state.route.tab === "home" ? "" : state.route.thread));
  const channel = useStore((state) => state.channels.find((other) => other.id === channelId));
  const me = useStore((state) => state.me);
  const team = useStore((state) => state.team.name);
  const waiting = useStore((state) => Object.values(state.unread).reduce((sum, { mentions }) => sum + mentions, 0));
  document.title = `${waiting ? `(${waiting}) ` : ""}${team} · Playground`;
  return html`<div class=${classes("app", thread && "with-thread")} key=${me}>
    <a class="skip" href="#main"
      onClick=${(event) => (event.preventDefault(), document.querySelector("[data-testid=composer-input]")?.focus())}>Skip to the messages</a>
    <${Topbar} /><${Offline} />
    <div class="columns"><${Sidebar} />
      <div class="panel">${channel ? html`<${Channel} key=${channel.id} channel=${channel} />` : html`<main class="channel"><p class="loading">This person is in no channel.</p></main>`}
        ${channel && thread && html`<${Thread} key=${thread} channel=${channel} thread=${thread} />`}</div>
      <${Controls} /></div>
    <${QuickSwitcher} /><${ModalStack} /><${Toasts} />
  </div>`;
}

function App() {
  const ready = useStore((state) => state.phase === "ready");
  return ready ? html`<${Workspace} />` : html`<${Starting} />`;
}

startTheme();
const root = document.getElementById("app");
root.replaceChildren();
render(html`<${App} />`, root);
start();
