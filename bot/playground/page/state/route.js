/** The address bar: `#/USER/CHANNEL[/THREAD_TS|/home]`, so that a reload or a copied link shows the same thing. */
import { getState, setState } from "./store.js";

export function parseHash(hash) {
  const [user = "", channel = "", rest = ""] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const tab = rest === "home" ? "home" : "messages";
  return { user, channel, thread: tab === "home" ? "" : rest, tab };
}

export function formatHash({ user, channel, thread, tab }) {
  const parts = [user, channel, tab === "home" ? "home" : thread].filter(Boolean);
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** Changes where the page is; what is not named stays, except that another channel closes the thread. */
export function navigate(target) {
  const { route, me } = getState();
  const moved = target.channel !== undefined && target.channel !== route.channel;
  const base = moved ? { thread: "", tab: "messages" } : {};
  const next = { ...route, ...base, ...target, user: target.user ?? me };
  setState({ route: next });
  const hash = formatHash(next);
  if (hash !== location.hash) history.pushState(null, "", hash);
}

/** Where a link to a message leads inside this page, or null for any other link. */
export function messageLink(url) {
  const path = url.startsWith("/") ? url : safePath(url);
  const match = /\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?/.exec(path);
  if (!match) return null;
  const thread = /[?&]thread_ts=([\d.]+)/.exec(url);
  return { channel: match[1], ts: match[2] ? `${match[2]}.${match[3]}` : "", thread: thread ? thread[1] : "" };
}

function safePath(url) {
  try {
    const parsed = new URL(url);
    return parsed.host === location.host ? parsed.pathname : "";
  } catch {
    return "";
  }
}
