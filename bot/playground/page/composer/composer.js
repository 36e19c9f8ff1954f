/** The composer: where messages and commands are written. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html, classes } from "../html.js";
import { editLastOwn, runCommand, sendMessage } from "../conversation/actions.js";
import { StopButton, useProcessing } from "../conversation/status.js";
import { listKey } from "../state/messages.js";
import { selectWorkspace, useStore } from "../state/store.js";
import { showToast } from "../state/toasts.js";
import { arrowTarget } from "../ui/focus.js";
import { Icon } from "../ui/icon.js";
import { AttachmentList, useAttachments } from "./attachments.js";
import { ComposerBar } from "./bar.js";
import { CompletionList, completionAt } from "./completion.js";
import { useDrop } from "./drop.js";
import { FormatBar, formatForKey } from "./format.js";
import { fitHeight, replaceRange } from "./textarea.js";

const drafts = new Map(); // what was typed and not sent, by person and list, while the page is open

/** The text with its caret: every change keeps the draft and the height of the field. */
function useDraft(key, field) {
  const [text, setText] = useState(drafts.get(key) || "");
  const [caret, setCaret] = useState(text.length);
  const wanted = useRef(null);
  const set = (next, at = null) => {
    drafts.set(key, next);
    setText(next);
    if (at !== null) setCaret(at.end ?? at);
    wanted.current = at;
  };
  useLayoutEffect(() => {
    fitHeight(field.current);
    if (wanted.current === null) return;
    const { start, end } =
      typeof wanted.current === "number" ? { start: wanted.current, end: wanted.current } : wanted.current;
    wanted.current = null;
    field.current.focus();
    field.current.setSelectionRange(start, end);
  }, [text]);
  return { text, set, caret, setCaret };
}

/** Completion at the caret: which, the active one, and what keys do to it. */
function useCompletion(draft, place) {
  const workspace = useStore(selectWorkspace);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState("");
  const found = completionAt(draft.text, draft.caret, workspace, place);
  const completion =
    found && dismissed !== `${found.from}:${draft.text.slice(found.from, found.from + 1)}` ? found : null;
  const at = completion ? Math.min(active, completion.items.length - 1) : 0;
  const pick = (item) => {
    const next = replaceRange(draft.text, completion.from, completion.to, item.insert);
    setActive(0);
    draft.set(next.text, next);
  };
  const onKey = (event) => {
    if (!completion) return false;
    const target = event.key.startsWith("Arrow") ? arrowTarget(event.key, at, completion.items.length) : null;
    if (target !== null) setActive(target);
    else if (event.key === "Enter" || event.key === "Tab") pick(completion.items[at]);
    else if (event.key === "Escape")
      setDismissed(`${completion.from}:${draft.text.slice(completion.from, completion.from + 1)}`);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const typed = () => {
    setActive(0);
    if (!found) setDismissed("");
  };
  return { completion, at, pick, onKey, setActive, typed };
}

/** Where there is a keyboard, what was just opened can be written in at once. */
function useFocusAtFirst(field) {
  useEffect(() => {
    if (!matchMedia("(hover: hover)").matches) return undefined;
    const frame = requestAnimationFrame(() => {
      if (!document.activeElement?.closest(".dialog, .popover, .controls"))
        field.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
}

const COMMAND_LINE = /^(\/[\w-]+)(?:\s+([\s\S]*))?$/;

/** Sends what is written: a command of the app, or a message. Gives true when it went out. */
async function submit({ text, channel, thread, files, commands }) {
  const line = COMMAND_LINE.exec(text.trim());
  if (line && !files.length) {
    const known = commands.some(({ command }) => command === line[1]);
    if (!known) showToast(`${line[1]} is not a valid command.`, "error");
    else if (thread) showToast(`${line[1]} is not supported in threads.`, "error");
    else return Boolean(await runCommand({ channel, command: line[1], text: line[2] || "" }));
    return false;
  }
  return sendMessage({ channel, thread, text, files });
}

function useSending({ draft, attachments, channel, thread }) {
  const commands = useStore((state) => state.app.commands);
  const sending = useRef(false);
  return async () => {
    const text = draft.text;
    const files = attachments.ready;
    if (sending.current || attachments.busy || (!text.trim() && !files.length)) return;
    sending.current = true;
    draft.set("");
    attachments.clear();
    const sent = await submit({ text, channel: channel.id, thread, files, commands });
    if (!sent) draft.set(text);
    sending.current = false;
  };
}

function composerKeys({ draft, completion, send, key, field }) {
  return (event) => {
    if (event.isComposing || completion.onKey(event)) return;
    const format = formatForKey(event);
    if (format) {
      event.preventDefault();
      const next = format(field.current);
      draft.set(next.text, next);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && !draft.text && editLastOwn(key)) {
      event.preventDefault();
    }
  };
}

function onPaste(event, attachments) {
  const files = [...(event.clipboardData?.files || [])];
  if (!files.length) return;
  event.preventDefault();
  attachments.add(files);
}

export function Composer({ channel, thread = "", placeholder }) {
  const field = useRef(null);
  const listId = useId();
  const key = listKey(channel.id, thread);
  const me = useStore((state) => state.me);
  const draft = useDraft(`${me}/${key}`, field);
  const attachments = useAttachments();
  useFocusAtFirst(field);
  const completion = useCompletion(draft, { channel, thread });
  const send = useSending({ draft, attachments, channel, thread });
  const over = useDrop(field, attachments.add);
  const stoppable = useProcessing(channel.id, thread);
  const follow = (event) => draft.setCaret(event.target.selectionStart);
  const type = (event) => {
    draft.set(event.target.value);
    follow(event);
    completion.typed();
  };
  const insert = (text) => {
    const { selectionStart, selectionEnd } = field.current;
    const next = replaceRange(draft.text, selectionStart, selectionEnd, text);
    draft.set(next.text, next);
  };
  const format = (change) => {
    const next = change(field.current);
    draft.set(next.text, next);
  };
  const onKey = composerKeys({ draft, completion, send, key, field });
  const prefix = thread ? "thread-composer" : "composer";
  const { completion: open, at } = completion;
  return html`<div class="composer-wrap">
    ${open && html`<${CompletionList} id=${listId} completion=${open} active=${at} onPick=${completion.pick} onHover=${completion.setActive} />`}
    ${stoppable && html`<div class="stop-row"><${StopButton} channel=${channel.id} thread=${thread} label="Stop responding" /></div>`}
    <form class=${classes("composer", over && "drop-target")} data-testid=${prefix}
      onSubmit=${(event) => event.preventDefault()}>
      <${FormatBar} onFormat=${format} />
      <textarea ref=${field} class="composer-input" rows="1" value=${draft.text} placeholder=${placeholder}
        aria-label=${placeholder}
        aria-autocomplete="list" aria-controls=${open ? listId : undefined}
        aria-activedescendant=${open ? `${listId}-${at}` : undefined} data-testid=${`${prefix}-input`}
        onInput=${type} onKeyDown=${onKey} onKeyUp=${follow} onClick=${follow}
        onPaste=${(event) => onPaste(event, attachments)}></textarea>
      <${AttachmentList} attachments=${attachments} />
      <${ComposerBar} prefix=${prefix} thread=${thread} channel=${channel} onInsert=${insert}
        onFiles=${attachments.add} onSend=${send}
        ready=${!attachments.busy && Boolean(draft.text.trim() || attachments.items.length)} />
      ${over && html`<div class="drop-note"><${Icon} name="paperclip" size=${20} /> Drop files to attach them</div>`}
    </form>
  </div>`;
}
