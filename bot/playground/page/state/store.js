/** The page's one store: a plain object, replaced on change, with a hook that re-renders what reads it. */
import { useEffect, useReducer, useRef } from "preact/hooks";

const EMPTY = {
  phase: "loading", // loading | ready | failed
  failure: "",
  online: false,
  team: { id: "", name: "" },
  app: { id: "", name: "", bot_user_id: "", commands: [], shortcuts: [] },
  me: "",
  users: {},
  channels: [],
  prompts: [],
  threadPrompts: {},
  route: { user: "", channel: "", thread: "", tab: "messages" },
  lists: {},
  statuses: {},
  sessions: {},
  unread: {},
  newFrom: {},
  home: null,
  views: [],
  editing: null, // {key, ts} of the message that is being edited
  drawer: false, // the sidebar on a small screen
  quick: false, // the quick switcher
  controls: false,
  toasts: [],
  awaiting: undefined, // list key of a message just sent to the app, whose answer opens the thread
};

let state = EMPTY;
const listeners = new Set();

export const getState = () => state;

/** Merges `patch` (an object, or a function of the state) into the state. */
export function setState(patch) {
  const change = typeof patch === "function" ? patch(state) : patch;
  if (!change) return;
  state = { ...state, ...change };
  for (const listener of [...listeners]) listener();
}

/** Forgets what one person saw, before another signs in. */
export const resetState = (kept) => setState({ ...EMPTY, ...kept });

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What `select` reads of the state; the component draws again when that changes. */
export function useStore(select) {
  const [, draw] = useReducer((n) => n + 1, 0);
  const latest = useRef(select);
  latest.current = select;
  const value = select(state);
  const seen = useRef(value);
  seen.current = value;
  useEffect(() => {
    const check = () => {
      if (!Object.is(latest.current(state), seen.current)) draw();
    };
    check();
    return subscribe(check);
  }, []);
  return value;
}

let workspace = {};

/** The people, channels and app as one object that only changes when one of them does. */
export function selectWorkspace({ users, channels, me, app, team }) {
  const same =
    workspace.users === users && workspace.channels === channels && workspace.me === me && workspace.app === app;
  if (!same || workspace.team !== team) workspace = { users, channels, me, app, team };
  return workspace;
}
