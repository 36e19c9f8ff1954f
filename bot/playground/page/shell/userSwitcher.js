/** Who sits at the page: shows name, title and roles, and lets one sit down as somebody else. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { html, classes } from "../html.js";
import { getState, useStore } from "../state/store.js";
import { signIn } from "../state/session.js";
import { mainRole, personName, rolesLine, seats } from "../state/where.js";
import { Avatar } from "../ui/avatar.js";
import { arrowTarget } from "../ui/focus.js";
import { Icon } from "../ui/icon.js";
import { Popover } from "../ui/popover.js";

/** The heading over the people of one role; none over a list of one kind. */
const roleTitle = (user) => (mainRole(user).name ? `${mainRole(user).name.replaceAll("_", " ")}s` : "others");

const about = (user) => [user.title, rolesLine(user)].filter(Boolean).join(" · ");

/** Keeps the channel where the other person is in it too. */
export function switchUser(id) {
  const { route, me } = getState();
  if (id !== me) signIn(id, { channel: route.channel, thread: "", tab: "messages" });
}

function Person({ user, active, current, onPick, id }) {
  return html`<div id=${id} role="option" aria-selected=${current}
    class=${classes("option person", active && "active")} onClick=${onPick}
      onPointerDown=${(event) => event.preventDefault()} data-testid="user-option" data-user=${user.id}>
    <${Avatar} user=${user} size=${32} /><span class="menu-label">${personName(user)}<small>${about(user)}</small></span>
    ${current && html`<${Icon} name="check" size=${16} label="Signed in" />`}</div>`;
}

function People({ anchor, people, me, onClose }) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const field = useRef(null);
  useLayoutEffect(() => field.current.focus({ preventScroll: true }), []);
  const shown = useMemo(
    () => people.filter((user) => `${personName(user)} ${about(user)}`.toLowerCase().includes(typed.toLowerCase())),
    [people, typed],
  );
  useEffect(() => document.getElementById(`person-${active}`)?.scrollIntoView({ block: "nearest" }), [active]);
  const pick = (user) => {
    onClose();
    switchUser(user.id);
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
  return html`<${Popover} anchor=${anchor} onClose=${onClose} align="end" class="people" role="dialog"
    aria-label="Switch user">
    <div class="menu-title">View the workspace as</div>
    <input ref=${field} class="field" type="search" placeholder="Find a person" aria-label="Find a person"
      role="combobox" aria-expanded="true"
      aria-controls="people" aria-activedescendant=${`person-${active}`} value=${typed} onInput=${type} onKeyDown=${onKey} data-testid="user-search" />
    <div class="options" id="people" role="listbox" aria-label="People">
      ${shown.map(
        (user, i) => html`
          ${
            roleTitle(user) !== (shown[i - 1] && roleTitle(shown[i - 1])) &&
            html`<div class="menu-title role-title" role="presentation">${roleTitle(user)}</div>`
          }
          <${Person} key=${user.id} id=${`person-${i}`} user=${user} active=${i === active}
            current=${user.id === me} onPick=${() => pick(user)} />`,
      )}
      ${!shown.length && html`<p class="menu-note">Nobody of that name.</p>`}
    </div>
  <//>`;
}

export function UserSwitcher() {
  const users = useStore((state) => state.users);
  const me = useStore((state) => state.me);
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const user = users[me];
  const people = useMemo(() => seats(users), [users]);
  if (!user) return null;
  const close = (why) => {
    setOpen(false);
    if (why !== "outside") button.current?.focus();
  };
  return html`<button ref=${button} type="button" class="user-switcher" aria-haspopup="listbox" aria-expanded=${open}
    onClick=${() => setOpen(!open)}
      title="Switch user" data-testid="user-switcher" data-user=${me}>
      <${Avatar} user=${user} size=${26} /><span class="visually-hidden">Signed in as </span><span
        class="user-words"><b>${personName(user)}</b><small>${about(user)}</small></span><${Icon} name="chevron-down"
        size=${14} /></button>
    ${open && html`<${People} anchor=${button.current} people=${people} me=${me} onClose=${close} />`}`;
}
