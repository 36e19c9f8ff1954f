/** The open line to the server: one web socket per person at the page, opened again when it breaks. */
import { applyEvent } from "./events.js";
import { setState } from "./store.js";

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5000;

let socket = null;
let retry = null;
let wait = FIRST_WAIT_MS;

export function disconnect() {
  clearTimeout(retry);
  if (socket) socket.onclose = socket.onmessage = socket.onopen = null;
  socket?.close();
  socket = null;
}

/** Opens the line for `user`; `onBack` runs each time it is up again after having been down. */
export function connect(user, onBack) {
  disconnect();
  wait = FIRST_WAIT_MS;
  open(user, onBack, false);
}

function open(user, onBack, again) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/-/stream?user=${encodeURIComponent(user)}`);
  socket.onopen = () => {
    wait = FIRST_WAIT_MS;
    setState({ online: true });
    if (again) onBack();
  };
  socket.onmessage = ({ data }) => applyEvent(JSON.parse(data));
  socket.onclose = () => {
    setState({ online: false });
    retry = setTimeout(() => open(user, onBack, true), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
}
