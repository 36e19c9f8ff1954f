/** The list of messages of a channel or thread: days, the "New" line, and staying at the newest. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { listKey } from "../state/messages.js";
import { useStore } from "../state/store.js";
import { dayKey, dayTitle } from "../text/time.js";
import { Icon } from "../ui/icon.js";
import { Message } from "./message.js";

const TOGETHER_S = 300; // messages of one person within five minutes stand under one name
const SHOWN_AT_FIRST = 120;
const NEAR_END_PX = 80;
const ABOVE_PX = 12;

function isCompact(message, before) {
  if (!before || before.user !== message.user || before.username !== message.username) return false;
  if (message.ephemeral || before.ephemeral || before.subtype === "tombstone") return false;
  if (before.reply_count) return false;
  return Number(message.ts) - Number(before.ts) < TOGETHER_S && dayKey(message.ts) === dayKey(before.ts);
}

const Day = ({ ts }) => html`<div class="day" role="separator"><span>${dayTitle(ts)}</span></div>`;
const NewLine = () => html`<div class="new-line" role="separator" aria-label="New messages"><span>New</span></div>`;

function RootLine({ count }) {
  return html`<div class="replies-line" role="separator"><span>${count} ${count === 1 ? "reply" : "replies"}</span></div>`;
}

/** Where the list is read on from: its end, or the beginning of a newest message that does not fit. */
function endOf(list) {
  const newest = [...list.querySelectorAll("article.message")].at(-1);
  const top = newest ? newest.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop : 0;
  const isLong = newest && newest.offsetHeight + ABOVE_PX > list.clientHeight;
  return isLong ? top - ABOVE_PX : list.scrollHeight - list.clientHeight;
}

/** Stays at the end while the reader is there; otherwise offers the way back down. */
function useStickiness(box, count, last) {
  const stuck = useRef(true);
  const placed = useRef(-1);
  const [behind, setBehind] = useState(false);
  const toEnd = () => {
    if (!box.current) return;
    box.current.scrollTop = endOf(box.current);
    placed.current = box.current.scrollTop;
  };
  useLayoutEffect(() => {
    if (stuck.current) toEnd();
    else if (last) setBehind(true);
  }, [count, last]);
  useEffect(() => {
    const watch = new ResizeObserver(() => stuck.current && toEnd());
    watch.observe(box.current);
    watch.observe(box.current.firstElementChild);
    return () => watch.disconnect();
  }, []);
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    const isPlaced = Math.abs(scrollTop - placed.current) < 2;
    stuck.current = isPlaced || scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (stuck.current) setBehind(false);
  };
  const jump = () => {
    stuck.current = true;
    setBehind(false);
    toEnd();
  };
  return { behind, onScroll, jump };
}

/** Arrow keys walk from message to message. */
function walk(event) {
  if (!event.target.matches?.("article.message") || !["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key))
    return;
  const all = [...event.currentTarget.querySelectorAll("article.message")];
  const index = all.indexOf(event.target);
  const target = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: all.length - 1 }[event.key];
  event.preventDefault();
  if (target >= all.length)
    event.currentTarget.closest("[data-conversation]")?.querySelector("[data-testid$=composer-input]")?.focus();
  else all[Math.max(0, target)].focus();
}

/** What stands for one message: lines before it, itself, and the line after the first of a thread. */
function rowsOf({ message, before, channel, thread, newFrom, last, count }) {
  const newHere = newFrom && message.ts === newFrom;
  const newDay = !thread && (!before || dayKey(before.ts) !== dayKey(message.ts));
  const isRoot = Boolean(thread) && message.ts === thread;
  const apart = newDay || newHere || (thread && before?.ts === thread);
  return [
    newDay && html`<${Day} key=${`day-${message.ts}`} ts=${message.ts} />`,
    newHere && html`<${NewLine} key=${`new-${message.ts}`} />`,
    html`<${Message} key=${message.ts} channel=${channel} thread=${thread} message=${message} isRoot=${isRoot}
      compact=${!apart && isCompact(message, before)} focusable=${last} />`,
    isRoot && count > 1 && html`<${RootLine} key="replies" count=${count - 1} />`,
  ].filter(Boolean);
}

/** One flat list of keyed rows, so that a message that moves up is not made anew. */
function Rows({ messages, ...place }) {
  const count = messages.length;
  const rows = messages.flatMap((message, i) =>
    rowsOf({ message, before: messages[i - 1], last: i === count - 1, count, ...place }),
  );
  return html`<div class="message-rows">${rows}</div>`;
}

export function MessageList({ channel, thread = "", intro, after, label }) {
  const list = useStore((state) => state.lists[listKey(channel, thread)]);
  const newFrom = useStore((state) => (thread ? undefined : state.newFrom[channel]));
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const box = useRef(null);
  const all = list?.messages || [];
  const messages = useMemo(() => all.slice(-shown), [all, shown]);
  const { behind, onScroll, jump } = useStickiness(box, all.length, all.at(-1)?.ts);
  return html`<div class="list-wrap">
    <div ref=${box} class="message-list" role="log" aria-live="off" aria-label=${label} onScroll=${onScroll}
      onKeyDown=${walk} data-testid="message-list">
      <div class="list-inner">
        ${all.length > shown && html`<button type="button" class="text-button earlier" onClick=${() => setShown(shown + SHOWN_AT_FIRST)}>Show earlier messages</button>`}
        ${all.length <= shown && list?.loaded && intro}
        ${!list?.loaded && html`<div class="loading" role="status">Loading messages…</div>`}
        <${Rows} messages=${messages} channel=${channel} thread=${thread} newFrom=${newFrom} />
        ${after}
      </div>
    </div>
    ${behind && html`<button type="button" class="jump" onClick=${jump}><${Icon} name="arrow-down" size=${14} /> Latest messages</button>`}
  </div>`;
}
