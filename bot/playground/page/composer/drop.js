/** Files dragged over a conversation: the whole of it takes them. */
import { useEffect, useState } from "preact/hooks";

const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

/** True while files hover over the conversation around `anchor`; `onFiles` gets what is dropped. */
export function useDrop(anchor, onFiles) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const area = anchor.current.closest("[data-conversation]");
    let depth = 0;
    const enter = (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += event.type === "dragenter" ? 1 : 0;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (!depth) setOver(false);
    };
    const drop = (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      onFiles(event.dataTransfer.files);
    };
    const handlers = [
      ["dragenter", enter],
      ["dragover", enter],
      ["dragleave", leave],
      ["drop", drop],
    ];
    for (const [name, handler] of handlers) area.addEventListener(name, handler);
    return () => handlers.forEach(([name, handler]) => area.removeEventListener(name, handler));
  }, []);
  return over;
}
