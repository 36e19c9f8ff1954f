/** The sidebar: channels, direct messages and the app, with what is unread. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { html, classes } from "../html.js";
import { navigate } from "../state/route.js";
import { selectWorkspace, setState, useStore } from "../state/store.js";
import { channelName, isAppChannel, otherMember } from "../state/where.js";
import { Avatar } from "../ui/avatar.js";
import { Icon } from "../ui/icon.js";

export const closeDrawer = () => setState({ drawer: false });

function Picture({ channel, users, me }) {
  if (channel.type === "im") return html`<${Avatar} user=${users[otherMember(channel, me)]} size=${20} />`;
  return html`<${Icon} name=${channel.type === "private" ? "lock" : "hash"} size=${16} />`;
}

function Entry({ channel, workspace, current }) {
  const unread = useStore((state) => state.unread[channel.id]);
  const name = channelName(channel, workspace);
  const open = () => {
    navigate({ channel: channel.id, thread: "", tab: "messages" });
    closeDrawer();
  };
  const words = unread ? `${name}, ${unread.count} unread` : name;
  return html`<li><button type="button" class=${classes("side-item", current && "current", unread && "unread")}
    aria-current=${current ? "page" : undefined}
    aria-label=${words} onClick=${open} data-testid="channel" data-channel=${channel.id} data-name=${name}>
    <${Picture} channel=${channel} users=${workspace.users} me=${workspace.me} /><span class="side-name">${name}</span>
    ${unread?.mentions > 0 && html`<span class="count">${unread.mentions}</span>`}</button></li>`;
}

function Group({ title, channels, workspace, current }) {
  if (!channels.length) return null;
  return html`<section class="side-group"><h2>${title}</h2><ul>
    ${channels.map((channel) => html`<${Entry} key=${channel.id} channel=${channel} workspace=${workspace} current=${channel.id === current} />`)}</ul></section>`;
}

/** Up and down walk through the entries. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll(".side-item")];
  const index = all.indexOf(document.activeElement);
  if (index < 0) return;
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, index + step))].focus();
}

/** An open drawer takes the focus and goes with Esc. */
function useDrawerKeys(open, list) {
  useLayoutEffect(() => {
    if (!open) return undefined;
    const before = document.activeElement;
    requestAnimationFrame(() => list.current?.querySelector(".side-item.current, .side-item")?.focus());
    const onKey = (event) => event.key === "Escape" && closeDrawer();
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      before?.focus?.();
    };
  }, [open]);
}

export function Sidebar() {
  const workspace = useStore(selectWorkspace);
  const current = useStore((state) => state.route.channel);
  const drawer = useStore((state) => state.drawer);
  const { channels, app } = workspace;
  const list = useRef(null);
  useDrawerKeys(drawer, list);
  const groups = [
    ["Channels", channels.filter((channel) => channel.type !== "im")],
    ["Direct messages", channels.filter((channel) => channel.type === "im" && !isAppChannel(channel, app))],
    ["Apps", channels.filter((channel) => isAppChannel(channel, app))],
  ];
  return html`${drawer && html`<div class="drawer-scrim" onClick=${closeDrawer}></div>`}
    <nav ref=${list} class=${classes("sidebar", drawer && "open")} id="sidebar"
      aria-label="Channels and direct messages" onKeyDown=${walk} data-testid="sidebar">
      <div class="side-head"><b>${workspace.team.name}</b></div>
      <div class="side-scroll">${groups.map(([title, list]) => html`<${Group} key=${title} title=${title} channels=${list} workspace=${workspace} current=${current} />`)}</div>
    </nav>`;
}
