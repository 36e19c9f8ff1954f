/** The field behind every select menu: shows what is chosen, opens a list one can search and walk with the arrows. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { html, classes } from "../../html.js";
import { arrowTarget } from "../../ui/focus.js";
import { Icon } from "../../ui/icon.js";
import { Popover } from "../../ui/popover.js";

const SEARCH_FROM = 6; // shorter lists need no search field to be read
const ASK_AFTER_MS = 200;

const matches = (choice, typed) => `${choice.label} ${choice.detail || ""}`.toLowerCase().includes(typed.toLowerCase());

function Option({ id, choice, active, chosen, onPick, onHover }) {
  return html`<div id=${id} role="option" aria-selected=${chosen} class=${classes("option", active && "active")}
    data-value=${choice.key}
    onPointerDown=${(event) => event.preventDefault()} onClick=${onPick} onPointerMove=${onHover}>
    ${choice.lead}<span class="menu-label">${choice.label}${choice.detail && html`<small>${choice.detail}</small>`}</span>
    ${chosen && html`<${Icon} name="check" size=${16} />`}
  </div>`;
}

function Options({ listId, label, shown, active, keys, many, note, onPick, onHover }) {
  const row = (choice, i) => html`
    ${choice.group && choice.group !== shown[i - 1]?.group && html`<div class="menu-title" role="presentation">${choice.group}</div>`}
    <${Option} id=${`${listId}-${i}`} choice=${choice} active=${i === active} chosen=${keys.has(choice.key)}
      onPick=${() => onPick(choice)} onHover=${() => onHover(i)} />`;
  return html`<div id=${listId} class="options" role="listbox" aria-label=${label} aria-multiselectable=${many}>
    ${shown.map(row)}
    ${!shown.length && html`<p class="menu-note">${note || "No matching items."}</p>`}
  </div>`;
}

/** Typing, walking and picking in the open list. */
function useList({ choices, search, onPick, onClose }) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const shown = useMemo(
    () => (search || !typed ? choices : choices.filter((choice) => matches(choice, typed))),
    [choices, typed, search],
  );
  useEffect(() => {
    if (!search) return undefined;
    const timer = setTimeout(() => search(typed), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const onKey = (event) => {
    const target = arrowTarget(event.key, active, shown.length);
    if (target !== null && event.key.startsWith("Arrow")) setActive(target);
    else if (event.key === "Enter") shown[active] && onPick(shown[active]);
    else if (event.key === "Tab") return onClose();
    else return undefined;
    event.preventDefault();
    return undefined;
  };
  const type = (event) => {
    setTyped(event.target.value);
    setActive(0);
  };
  return { typed, type, active, setActive, shown, onKey };
}

function OpenList({ listId, anchor, label, keys, many, note, onPick, onClose, ...rest }) {
  const field = useRef(null);
  const list = useList({ ...rest, onPick, onClose });
  useLayoutEffect(() => field.current.focus({ preventScroll: true }), []);
  useEffect(
    () => document.getElementById(`${listId}-${list.active}`)?.scrollIntoView({ block: "nearest" }),
    [list.active, list.shown],
  );
  const searching = rest.search || rest.choices.length >= SEARCH_FROM;
  return html`<${Popover} anchor=${anchor} class="select-list" role="dialog"
    aria-label=${label} minWidth=${anchor.offsetWidth}
    onClose=${(why) => onClose(why)}>
    <input ref=${field} class=${searching ? "field" : "visually-hidden"} type="text" role="combobox"
      aria-expanded="true" aria-controls=${listId}
      aria-activedescendant=${`${listId}-${list.active}`} aria-label=${`Search ${label}`} placeholder="Search" autocomplete="off"
      value=${list.typed} onInput=${list.type} onKeyDown=${list.onKey} />
    <${Options} listId=${listId}
      label=${label} shown=${list.shown} active=${list.active} keys=${keys} many=${many} note=${note}
      onPick=${onPick} onHover=${list.setActive} />
  <//>`;
}

const Chips = ({ chosen, onRemove }) =>
  chosen.map(
    (choice) => html`<span class="chip" key=${choice.key}>${choice.label}
    <span class="chip-remove" role="button" tabindex="0" aria-label=${`Remove ${choice.label}`}
      onKeyDown=${(event) => ["Enter", " "].includes(event.key) && onRemove(event, choice)}
      onClick=${(event) => onRemove(event, choice)}><${Icon} name="x" size=${12} /></span></span>`,
  );

/** `choices`: {key, label, detail?, group?, lead?, raw}; `chosen` the same; `onChange` gets the new list of chosen. */
export function Combobox({
  label,
  placeholder,
  choices,
  chosen,
  many,
  most,
  invalid,
  search,
  note,
  actionId,
  onChange,
}) {
  const field = useRef(null);
  const [open, setOpen] = useState(false);
  const listId = useId();
  const keys = new Set(chosen.map((choice) => choice.key));
  const close = (why) => {
    setOpen(false);
    if (why !== "outside") field.current?.focus();
  };
  const pick = (choice) => {
    if (!many) {
      close();
      return onChange([choice]);
    }
    if (keys.has(choice.key)) return onChange(chosen.filter((other) => other.key !== choice.key));
    return !most || chosen.length < most ? onChange([...chosen, choice]) : undefined;
  };
  const remove = (event, choice) => {
    event.stopPropagation();
    event.preventDefault();
    onChange(chosen.filter((other) => other.key !== choice.key));
  };
  const onKey = (event) => {
    if (!["ArrowDown", "Enter", " "].includes(event.key) || event.target !== field.current) return;
    event.preventDefault();
    setOpen(true);
  };
  const shown = many && chosen.length ? html`<${Chips} chosen=${chosen} onRemove=${remove} />` : chosen[0]?.label;
  return html`<div ref=${field} class=${classes("select", !chosen.length && "unset")} role="combobox" tabindex="0"
    aria-haspopup="listbox"
      aria-expanded=${open} aria-controls=${open ? listId : undefined} aria-label=${chosen.length ? `${label}: ${chosen.map((c) => c.label).join(", ")}` : label} aria-invalid=${invalid}
      data-action-id=${actionId} data-testid="select" onClick=${() => setOpen(!open)} onKeyDown=${onKey}>
      <span class="select-value">${shown || placeholder}</span><${Icon} name="chevron-down" size=${16} />
    </div>
    ${
      open &&
      html`<${OpenList} listId=${listId} anchor=${field.current}
        label=${label} choices=${choices} keys=${keys} many=${many} search=${search} note=${note}
      onPick=${pick} onClose=${close} />`
    }`;
}
