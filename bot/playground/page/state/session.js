/** Who sits at the page: loads the workspace as that person sees it and keeps it current. */
import { get } from "../api.js";
import { reloadLists } from "./messages.js";
import { formatHash, navigate, parseHash } from "./route.js";
import { getState, resetState, setState } from "./store.js";
import { connect } from "./stream.js";
import { setHome, showView } from "./views.js";
import { isAppChannel, mainRole, seats } from "./where.js";

const LAST_USER = "playground.user";

const remembered = () => {
  try {
    return localStorage.getItem(LAST_USER) || "";
  } catch {
    return ""; // storage may be switched off
  }
};

function remember(user) {
  try {
    localStorage.setItem(LAST_USER, user);
  } catch {
    // nothing is lost but the choice after a reload without a hash
  }
}

/** With nobody named, the person with the most to do here sits down first. */
async function fetchFirst() {
  const answer = await get("/-/state");
  const first = seats(answer.users).find((user) => !user.deleted && !user.is_restricted);
  const me = answer.users.find((user) => user.id === answer.me);
  const better = first && me && mainRole(first).place < mainRole(me).place;
  return better ? get("/-/state", { user: first.id }) : answer;
}

/** Reads the workspace for `user`; somebody unknown is as good as nobody. */
async function fetchState(user) {
  if (!user) return fetchFirst();
  try {
    return await get("/-/state", { user });
  } catch {
    return fetchFirst();
  }
}

function landing(channels, app, wanted) {
  const known = channels.find((channel) => channel.id === wanted.channel);
  if (known) return { channel: known.id, thread: wanted.thread, tab: wanted.tab };
  const start = channels.find((channel) => isAppChannel(channel, app)) || channels[0];
  return { channel: start?.id || "", thread: "", tab: "messages" };
}

function applyState(answer) {
  setState({
    phase: "ready",
    team: answer.team,
    app: { commands: [], shortcuts: [], ...answer.app },
    me: answer.me,
    users: Object.fromEntries(answer.users.map((user) => [user.id, user])),
    channels: answer.channels,
    prompts: answer.prompts || [],
  });
  if (answer.home) setHome(answer.home);
  for (const view of answer.views || []) showView(view);
}

/** Signs in as `user` (or whom the address bar or the last visit names) and opens where they were. */
export async function signIn(user, wanted = {}) {
  resetState({ phase: "loading" });
  let answer;
  try {
    answer = await fetchState(user || remembered());
  } catch (error) {
    setState({ phase: "failed", failure: error.message });
    setTimeout(() => getState().phase === "failed" && signIn(user, wanted), 2000);
    return;
  }
  applyState(answer);
  remember(answer.me);
  const { channels, app } = getState();
  const route = { user: answer.me, ...landing(channels, app, wanted) };
  setState({ route });
  history.replaceState(null, "", formatHash(route));
  connect(answer.me, refresh);
}

/** After the server came back: the workspace may be another one, so everything shown is read again. */
async function refresh() {
  const { me, route } = getState();
  const answer = await fetchState(me).catch(() => null);
  if (!answer) return;
  if (answer.me !== me) return signIn(answer.me);
  setState({ views: [], statuses: {}, sessions: {} });
  applyState(answer);
  const gone = !answer.channels.some((channel) => channel.id === route.channel);
  if (gone) navigate(landing(answer.channels, getState().app, {}));
  await reloadLists().catch(() => undefined);
}

/** Follows the address bar: back, forward, and links typed by hand. */
export function followHash() {
  const wanted = parseHash(location.hash);
  const { me, channels } = getState();
  if (wanted.user && wanted.user !== me) return signIn(wanted.user, wanted);
  if (channels.some((channel) => channel.id === wanted.channel)) setState({ route: { ...wanted, user: me } });
}

export function start() {
  const wanted = parseHash(location.hash);
  addEventListener("popstate", followHash);
  addEventListener("hashchange", followHash);
  return signIn(wanted.user, wanted);
}
