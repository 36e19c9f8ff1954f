/** The middle of the page: the head of a channel or direct message, its messages and its composer. */
import { useEffect } from "preact/hooks";
import { post } from "../api.js";
import { Composer } from "../composer/composer.js";
import { html } from "../html.js";
import { loadList } from "../state/messages.js";
import { navigate } from "../state/route.js";
import { getState, selectWorkspace, useStore } from "../state/store.js";
import { attempt } from "../state/toasts.js";
import { forgetNewLine, markRead } from "../state/unread.js";
import { channelName, isAppChannel, otherMember } from "../state/where.js";
import { Avatar } from "../ui/avatar.js";
import { arrowTarget } from "../ui/focus.js";
import { Icon } from "../ui/icon.js";
import { AppHome } from "./home.js";
import { MessageList } from "./list.js";
import { Prompts } from "./prompts.js";
import { StatusLine } from "./status.js";

const TABS = [
  ["home", "Home", "house"],
  ["messages", "Messages", "message-square-text"],
];

function Tabs({ tab }) {
  const onKey = (event) => {
    const target = arrowTarget(
      event.key,
      TABS.findIndex(([id]) => id === tab),
      TABS.length,
      { horizontal: true },
    );
    if (target === null) return;
    event.preventDefault();
    navigate({ tab: TABS[target][0] });
    event.currentTarget.children[target].focus();
  };
  return html`<div class="tabs" role="tablist" aria-label="App" onKeyDown=${onKey}>
    ${TABS.map(
      ([
        id,
        label,
        icon,
      ]) => html`<button type="button" role="tab" aria-selected=${tab === id} tabindex=${tab === id ? 0 : -1}
      class="tab" onClick=${() => navigate({ tab: id })} data-testid=${`${id}-tab`}><${Icon} name=${icon}
      size=${15} />${label}</button>`,
    )}
  </div>`;
}

function Title({ channel, state }) {
  const other = channel.type === "im" && state.users[otherMember(channel, state.me)];
  const icon = channel.type === "private" ? "lock" : "hash";
  return html`<h1 class="channel-title">
    ${other ? html`<${Avatar} user=${other} size=${24} />` : html`<${Icon} name=${icon} size=${18} />`}
    <span>${channelName(channel, state)}</span>${other?.is_bot && html`<span class="badge">APP</span>`}
    ${other && !other.is_bot && html`<small>${other.title}</small>`}</h1>`;
}

function Head({ channel, tab }) {
  const state = useStore(selectWorkspace);
  const people = channel.type === "im" ? null : channel.members?.length;
  return html`<header class="channel-head">
    <div class="channel-line"><${Title} channel=${channel} state=${state} />
      ${people && html`<span class="members" title=${`${people} members`}><${Icon} name="users" size=${16} /> ${people}</span>`}</div>
    ${channel.topic && html`<p class="topic">${channel.topic}</p>`}
    ${isAppChannel(channel, state.app) && html`<${Tabs} tab=${tab} />`}
  </header>`;
}

function Intro({ channel }) {
  const state = useStore(selectWorkspace);
  const name = channelName(channel, state);
  if (isAppChannel(channel, state.app)) {
    return html`<div class="intro"><${Avatar} user=${{ is_bot: true }} size=${48} /><h2>${name}</h2>
      <p>This is where you talk to ${name}. Ask in your own words, or begin with one of the suggestions below.</p></div>`;
  }
  if (channel.type === "im")
    return html`<div class="intro"><h2>${name}</h2><p>This conversation is just between the two of you.</p></div>`;
  return html`<div class="intro"><h2># ${name}</h2><p>This is the very beginning of the channel. Mention @${state.app.name} to ask it here.</p></div>`;
}

/** Reading a channel: fetches it, tells the app that its tab was opened, and clears what was unread. */
function useOpened(channel, tab, isApp) {
  const unread = useStore((state) => state.unread[channel.id]);
  const me = useStore((state) => state.me);
  useEffect(() => {
    attempt(() => loadList(channel.id));
    return () => forgetNewLine(channel.id);
  }, [channel.id, me]);
  useEffect(() => {
    if (isApp) attempt(() => post("/-/tab", { user: getState().me, tab }));
  }, [channel.id, tab, isApp, me]);
  useEffect(() => {
    const read = () => !document.hidden && tab === "messages" && markRead(channel.id);
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [channel.id, unread, tab]);
}

export function Channel({ channel }) {
  const tab = useStore((state) => state.route.tab);
  const app = useStore((state) => state.app);
  const isApp = isAppChannel(channel, app);
  const state = useStore(selectWorkspace);
  useOpened(channel, tab, isApp);
  const name = channelName(channel, state);
  return html`<main class="channel" id="main" data-conversation="channel" data-channel=${channel.id}>
    <${Head} channel=${channel} tab=${tab} />
    ${
      isApp && tab === "home"
        ? html`<${AppHome} />`
        : html`<${MessageList} key=${channel.id} channel=${channel.id}
          label=${`Messages in ${name}`} intro=${html`<${Intro} channel=${channel} />`}
            after=${html`<${StatusLine} channel=${channel.id} thread="" withStop />`} />
          <${Prompts} channel=${channel} />
          <${Composer} key=${`c-${channel.id}`} channel=${channel}
            placeholder=${`Message ${channel.type === "im" ? name : `#${name}`}`} />`
    }
  </main>`;
}
