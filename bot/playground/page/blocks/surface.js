/** The surface blocks stand on (a message, a modal, the App Home): holds what was filled in and tells the app. */
import { createContext } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { post } from "../api.js";
import { getState } from "../state/store.js";
import { attempt } from "../state/toasts.js";
import { entryOf, startValues, valueKey, withIds } from "./values.js";

const SurfaceContext = createContext(null);
export const SurfaceProvider = SurfaceContext.Provider;
export const useSurface = () => useContext(SurfaceContext);

/** Everything the elements of one surface share. `container` says where the surface is, for the app. */
export function useSurfaceState(blocks, container) {
  const shape = JSON.stringify(blocks || []);
  const known = useMemo(() => withIds(JSON.parse(shape)), [shape]);
  const [values, setValues] = useState(() => startValues(known));
  const [busy, setBusy] = useState("");
  const [errors, setErrors] = useState({});
  const latest = useRef(values);
  latest.current = values;
  useEffect(() => setValues((old) => startValues(known, old)), [known]);

  const set = (block, element, value) => {
    const entry = entryOf(element, value);
    const next = {
      ...latest.current,
      [block.block_id]: { ...latest.current[block.block_id], [element.action_id]: entry },
    };
    latest.current = next;
    setValues(next);
    if (errors[block.block_id]) setErrors(({ [block.block_id]: _, ...rest }) => rest);
    return entry;
  };
  const act = async (block, element, details) => {
    const action = { type: element.type, block_id: block.block_id, action_id: element.action_id, ...details };
    setBusy(`${block.block_id}/${element.action_id}`);
    await attempt(() =>
      post("/-/action", { user: getState().me, container, action, state: { values: latest.current } }),
    );
    setBusy("");
  };
  return { blocks: known, values, latest, errors, setErrors, busy, container, set, act };
}

/** One element's value with the way to change it; outside `input` blocks a change is told to the app. */
export function useElement(block, element) {
  const surface = useSurface();
  const value = surface.values[block.block_id]?.[element.action_id]?.[valueKey(element.type)];
  const speaks = block.type !== "input" || block.dispatch_action;
  const tell = (entry) => surface.act(block, element, entry);
  const change = (next, { quiet = false } = {}) => {
    const entry = surface.set(block, element, next);
    if (speaks && !quiet) tell(entry);
  };
  const send = () =>
    speaks &&
    tell(entryOf(element, surface.latest.current[block.block_id]?.[element.action_id]?.[valueKey(element.type)]));
  return { value, change, send, speaks, error: surface.errors[block.block_id] };
}
