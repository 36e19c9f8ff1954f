/** Short notices at the foot of the page that go away by themselves. */
import { getState, setState } from "./store.js";

const SHOWN_MS = 6000;
let next = 1;

export function dismissToast(id) {
  setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

export function showToast(text, tone = "info") {
  if (getState().toasts.some((toast) => toast.text === text)) return;
  const toast = { id: next++, text, tone };
  setState(({ toasts }) => ({ toasts: [...toasts, toast] }));
  setTimeout(() => dismissToast(toast.id), SHOWN_MS);
}

/** Runs an action of the person at the page; a failure becomes a notice. Gives the answer, or null. */
export async function attempt(action) {
  try {
    return (await action()) ?? {};
  } catch (error) {
    showToast(error.message, "error");
    return null;
  }
}
