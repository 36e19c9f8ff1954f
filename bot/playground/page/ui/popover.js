/** A panel beside the thing that opened it, kept on the screen; Esc and a click elsewhere close it. */
import { createPortal } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";

const GAP = 6;
const EDGE = 8;

/** Below the anchor where there is room, else above; never over the edge of the window. */
function placement(anchor, panel, align) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = box.bottom + GAP;
  const above = box.top - GAP - height;
  const fits = below + height <= innerHeight - EDGE || above < EDGE;
  const left = align === "end" ? box.right - width : box.left;
  return {
    top: Math.max(EDGE, Math.min(fits ? below : above, innerHeight - height - EDGE)),
    left: Math.max(EDGE, Math.min(left, innerWidth - width - EDGE)),
  };
}

function useDismissal(panel, anchor, onClose) {
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const onKey = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      event.preventDefault();
      close.current("escape");
    };
    const onPress = (event) => {
      if (panel.current?.contains(event.target) || anchor?.contains?.(event.target)) return;
      close.current("outside");
    };
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("pointerdown", onPress, true);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("pointerdown", onPress, true);
    };
  }, []);
}

export function Popover({ anchor, onClose, align = "start", class: extra = "", children, minWidth, ...rest }) {
  const panel = useRef(null);
  const [place, setPlace] = useState({ top: -9999, left: 0 });
  useDismissal(panel, anchor, onClose);
  useLayoutEffect(() => {
    const move = () => panel.current && setPlace(placement(anchor, panel.current, align));
    move();
    const watch = new ResizeObserver(move);
    watch.observe(panel.current);
    addEventListener("resize", move);
    return () => {
      watch.disconnect();
      removeEventListener("resize", move);
    };
  }, [anchor]);
  const style = { top: `${place.top}px`, left: `${place.left}px`, minWidth: minWidth ? `${minWidth}px` : undefined };
  return createPortal(
    html`<div ref=${panel} class=${`popover ${extra}`} style=${style} ...${rest}>${children}</div>`,
    document.body,
  );
}
