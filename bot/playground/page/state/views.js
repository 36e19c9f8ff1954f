/** The stack of modals and the App Home, as the server opens, updates and closes them. */
import { post } from "../api.js";
import { getState, setState } from "./store.js";

export const STACK_LIMIT = 3;

/** Puts a view on the stack, or in its place when it is already there. */
export function showView(view) {
  if (!view || view.type === "home") return setHome(view);
  setState(({ views }) => {
    const known = views.some((other) => other.id === view.id);
    return { views: known ? views.map((other) => (other.id === view.id ? view : other)) : stacked(views, view) };
  });
}

/** A view without a parent in the stack starts a new stack, as a fresh trigger does in Slack. */
function stacked(views, view) {
  const parent = views.findIndex((other) => other.id === view.previous_view_id);
  return [...views.slice(0, parent + 1), view].slice(-STACK_LIMIT);
}

export const setHome = (view) => setState({ home: view ?? null });

export function dropView(viewId) {
  setState(({ views }) => ({ views: views.filter((view) => view.id !== viewId) }));
}

/** The person closes a view: it goes at once, the app hears of it when it asked to. */
export async function closeView(viewId) {
  dropView(viewId);
  await post("/-/view/close", { user: getState().me, view_id: viewId });
}

/** Closes the whole stack, the topmost first. */
export async function closeAllViews() {
  for (const view of [...getState().views].reverse()) {
    await closeView(view.id).catch(() => undefined); // the one above may have closed it with itself
  }
}

/** Does what the app answered to a submission. Gives the errors beside fields, if any. */
export function applyAnswer(viewId, answer) {
  const action = answer?.response_action;
  if (action === "errors") return answer.errors || {};
  if (action === "clear") setState({ views: [] });
  else if (action === "update") updateInPlace(viewId, answer.view);
  else if (action !== "push") dropView(viewId);
  else if (answer.view?.id) showView({ previous_view_id: viewId, ...answer.view });
  return {};
}

/** The answer's view may come as the app wrote it, without the ids the server gives. */
function updateInPlace(viewId, view) {
  if (!view) return;
  setState(({ views }) => ({
    views: views.map((old) => (old.id === viewId ? { ...old, ...view, id: view.id || old.id } : old)),
  }));
}
