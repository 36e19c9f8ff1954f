/** Keeping the keyboard where it belongs: focus traps, giving focus back, arrow keys in lists. */
import { useLayoutEffect, useRef } from "preact/hooks";

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

export const focusable = (root) =>
  [...root.querySelectorAll(FOCUSABLE)].filter(
    (element) => element.offsetParent !== null || element === document.activeElement,
  );

function cycle(event, root) {
  const all = focusable(root);
  if (!all.length) return;
  const [first, last] = [all[0], all.at(-1)];
  const outside = !root.contains(document.activeElement);
  if (event.shiftKey && (document.activeElement === first || outside)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && (document.activeElement === last || outside)) {
    event.preventDefault();
    first.focus();
  }
}

/** Keeps Tab inside `ref` while it is shown and gives the focus back afterwards. */
export function useFocusTrap(ref, { active = true, initial } = {}) {
  const before = useRef(null);
  useLayoutEffect(() => {
    if (!active || !ref.current) return undefined;
    const root = ref.current;
    before.current = document.activeElement;
    if (!root.contains(document.activeElement)) (initial?.(root) || focusable(root)[0] || root).focus();
    const onKey = (event) => event.key === "Tab" && cycle(event, root);
    root.addEventListener("keydown", onKey);
    return () => {
      root.removeEventListener("keydown", onKey);
      if (before.current?.isConnected) before.current.focus({ preventScroll: true });
    };
  }, [active]);
}

/** Where an arrow, Home or End leads in a list of `length`, or null for other keys. */
export function arrowTarget(key, index, length, { horizontal = false } = {}) {
  if (!length) return null;
  const [back, forth] = horizontal ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  if (key === forth) return (index + 1) % length;
  if (key === back) return (index - 1 + length) % length;
  if (key === "Home") return 0;
  return key === "End" ? length - 1 : null;
}
