/** Ctrl or Cmd and K: jump to a channel, a direct message, the app's Home, or another person's seat. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { navigate } from "../state/route.js";
import { getState, selectWorkspace, setState, useStore } from "../state/store.js";
import { channelName, isAppChannel, otherMember, personName } from "../state/where.js";
import { Avatar } from "../ui/avatar.js";
import { Dialog } from "../ui/dialog.js";
import { arrowTarget } from "../ui/focus.js";
import { Icon } from "../ui/icon.js";
import { switchUser } from "./userSwitcher.js";

export const openQuickSwitcher = () => setState({ quick: true });
const close = () => setState({ quick: false });

function channelTargets({ channels, users, me, app }) {
  return channels.flatMap((channel) => {
    const name = channelName(channel, { users, me });
    const lead =
      channel.type === "im"
        ? html`<${Avatar} user=${users[otherMember(channel, me)]} size=${20} />`
        : html`<${Icon} name=${channel.type === "private" ? "lock" : "hash"} size=${16} />`;
    const here = {
      key: channel.id,
      label: name,
      lead,
      go: () => navigate({ channel: channel.id, thread: "", tab: "messages" }),
    };
    if (!isAppChannel(channel, app)) return [here];
    const home = {
      key: `${channel.id}-home`,
      label: `${name} home`,
      lead: html`<${Icon} name="house" size=${16} />`,
      go: () => navigate({ channel: channel.id, thread: "", tab: "home" }),
    };
    return [here, home];
  });
}

function seatTargets({ users, me }) {
  const others = Object.values(users).filter((user) => !user.is_bot && user.id !== me);
  return others.map((user) => ({
    key: `seat-${user.id}`,
    label: `View as ${personName(user)}`,
    detail: user.title,
    lead: html`<${Avatar} user=${user} size=${20} />`,
    go: () => switchUser(user.id),
  }));
}

function Finder() {
  const workspace = useStore(selectWorkspace);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  const all = useMemo(() => [...channelTargets(workspace), ...seatTargets(workspace)], [workspace]);
  const shown = all.filter((target) => target.label.toLowerCase().includes(typed.toLowerCase())).slice(0, 12);
  const pick = (target) => {
    close();
    target.go();
  };
  const onKey = (event) => {
    const target = event.key.startsWith("Arrow") ? arrowTarget(event.key, active, shown.length) : null;
    if (target !== null) setActive(target);
    else if (event.key === "Enter" && shown[active]) pick(shown[active]);
    else return;
    event.preventDefault();
  };
  const type = (event) => {
    setTyped(event.target.value);
    setActive(0);
  };
  return html`<input ref=${field} class="field" type="text" placeholder="Jump to…" aria-label="Jump to"
    role="combobox" aria-expanded="true" aria-controls="jump-list"
      aria-activedescendant=${`jump-${active}`} value=${typed} onInput=${type} onKeyDown=${onKey} data-autofocus data-testid="quick-input" />
    <div class="options" id="jump-list" role="listbox" aria-label="Places">
      ${shown.map(
        (target, i) => html`<div key=${target.key} id=${`jump-${i}`} role="option" aria-selected=${i === active}
          class=${i === active ? "option active" : "option"}
        onClick=${() => pick(target)} onPointerMove=${() => setActive(i)}>${target.lead}<span
        class="menu-label">${target.label}${target.detail && html`<small>${target.detail}</small>`}</span></div>`,
      )}
      ${!shown.length && html`<p class="menu-note">Nothing of that name.</p>`}
    </div>`;
}

export function QuickSwitcher() {
  const open = useStore((state) => state.quick);
  useEffect(() => {
    const onKey = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setState({ quick: !getState().quick });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return open
    ? html`<${Dialog} title="Jump to" onClose=${close} class="quick-dialog" testid="quick-switcher"><${Finder} /><//>`
    : null;
}
