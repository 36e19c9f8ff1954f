/** The foot of the composer: attach, emoji, mention, shortcuts, send. */
import { useRef, useState } from "preact/hooks";
import { runShortcut } from "../conversation/actions.js";
import { html } from "../html.js";
import { getState } from "../state/store.js";
import { EmojiPicker } from "../ui/emojiPicker.js";
import { Icon, IconButton } from "../ui/icon.js";
import { MenuButton } from "../ui/menu.js";

/** Global shortcuts and commands of the app, as Slack's lightning menu lists them. */
export function shortcutItems({ onCommand } = {}) {
  const { app } = getState();
  const globals = app.shortcuts.filter((shortcut) => shortcut.type === "global");
  const items = globals.map((shortcut) => ({
    label: shortcut.name,
    icon: "zap",
    detail: app.name,
    testid: "global-shortcut",
    onSelect: () => runShortcut(shortcut.callback_id),
  }));
  const commands = onCommand
    ? app.commands.map(({ command, description }) => ({
        label: command,
        icon: "slash",
        detail: description,
        onSelect: () => onCommand(command),
      }))
    : [];
  const title = items.length + commands.length ? `Shortcuts of ${app.name}` : "No shortcuts";
  return [{ title }, ...items, ...commands];
}

function EmojiButton({ onInsert }) {
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  return html`<button ref=${button} type="button" class="icon-button" aria-label="Emoji" title="Emoji"
    aria-expanded=${open} onClick=${() => setOpen(!open)}>
      <${Icon} name="face-slightly-smiling" /></button>
    ${open && html`<${EmojiPicker} anchor=${button.current} onPick=${(name) => onInsert(`:${name}: `)} onClose=${() => setOpen(false)} />`}`;
}

function AttachButton({ prefix, onFiles }) {
  const input = useRef(null);
  const choose = (event) => {
    onFiles(event.target.files);
    event.target.value = "";
  };
  return html`<${IconButton} name="plus" label="Attach files" class="round" onClick=${() => input.current.click()}
    data-testid=${`${prefix}-attach`} />
    <input ref=${input} type="file" multiple hidden onChange=${choose}
      data-testid=${prefix === "composer" ? "file-input" : "thread-file-input"} />`;
}

export function ComposerBar({ prefix, thread, onInsert, onFiles, onSend, ready }) {
  return html`<div class="composer-bar">
    <${AttachButton} prefix=${prefix} onFiles=${onFiles} />
    <${EmojiButton} onInsert=${onInsert} />
    <${IconButton} name="at-sign" label="Mention someone" onClick=${() => onInsert("@")} />
    <${MenuButton} label="Shortcuts" align="start" class="icon-button" data-testid=${`${prefix}-shortcuts`}
      items=${() => shortcutItems({ onCommand: thread ? null : (command) => onInsert(`${command} `) })}><${Icon}
      name="zap" /><//>
    <span class="spacer"></span>
    <button type="button" class="send" aria-label="Send now" title="Send now" disabled=${!ready} onClick=${onSend}
      data-testid=${thread ? "thread-send" : "send"}>
      <${Icon} name="send-horizontal" size=${18} /></button>
  </div>`;
}
