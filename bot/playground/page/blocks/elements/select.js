/** Select menus of every source (static, users, conversations, channels, external), single and multi. */
import { useState } from "preact/hooks";
import { post } from "../../api.js";
import { html } from "../../html.js";
import { getState, selectWorkspace, useStore } from "../../state/store.js";
import { channelName, personName } from "../../state/where.js";
import { Avatar } from "../../ui/avatar.js";
import { Icon } from "../../ui/icon.js";
import { useElement, useSurface } from "../surface.js";
import { wordsOf } from "../textObject.js";
import { useConfirmation } from "./button.js";
import { Combobox } from "./combobox.js";

/** A choice as the combobox shows it: `key` tells choices apart, `raw` is what the app gets. */
const choiceOf = (option, group) => ({
  key: option.value,
  label: wordsOf(option.text),
  detail: wordsOf(option.description),
  group,
  raw: option,
});

const personChoice = (user) => ({
  key: user.id,
  label: personName(user),
  detail: user.title,
  lead: html`<${Avatar} user=${user} size=${20} />`,
  raw: user.id,
});

function channelChoice(channel, workspace) {
  const lead = html`<${Icon} name=${channel.type === "im" ? "user" : channel.type === "private" ? "lock" : "hash"}
    size=${16} />`;
  return { key: channel.id, label: channelName(channel, workspace), lead, raw: channel.id };
}

const staticChoices = (element) =>
  element.option_groups
    ? element.option_groups.flatMap((group) => group.options.map((option) => choiceOf(option, wordsOf(group.label))))
    : (element.options || []).map((option) => choiceOf(option));

const KIND_OF = { im: "im", private: "private", channel: "public" };

function conversationChoices(element, state) {
  const include = element.filter?.include;
  const wanted = (channel) => !include || include.includes(KIND_OF[channel.type]);
  return state.channels.filter(wanted).map((channel) => channelChoice(channel, state));
}

/** The choices known without asking anyone, by the element's source. */
function choicesOf(element, state) {
  const source = element.type.replace(/^multi_/, "").replace(/_select$/, "");
  if (source === "static") return staticChoices(element);
  if (source === "users")
    return Object.values(state.users)
      .filter((user) => !user.deleted && !user.is_bot)
      .map(personChoice);
  if (source === "conversations") return conversationChoices(element, state);
  if (source === "channels")
    return state.channels.filter((c) => c.type === "channel").map((c) => channelChoice(c, state));
  return [];
}

/** Asks the app for choices through the server, once enough was typed. */
function useExternal(block, element, container) {
  const [found, setFound] = useState({ choices: [], note: "" });
  const least = element.min_query_length ?? 3;
  const search = async (typed) => {
    if (typed.length < least)
      return setFound({ choices: [], note: `Type at least ${least} character${least === 1 ? "" : "s"} to search.` });
    const body = {
      user: getState().me,
      container,
      action_id: element.action_id,
      block_id: block.block_id,
      value: typed,
    };
    try {
      const answer = await post("/-/options", body);
      const groups = answer.option_groups?.flatMap((g) => g.options.map((o) => choiceOf(o, wordsOf(g.label))));
      setFound({ choices: groups || (answer.options || []).map((option) => choiceOf(option)), note: "" });
    } catch (error) {
      setFound({ choices: [], note: error.message });
    }
  };
  return element.type.endsWith("external_select") ? { ...found, search } : null;
}

const keyOf = (raw) => (typeof raw === "string" ? raw : raw?.value);

export function Select({ block, element, label }) {
  const { value, change, error } = useElement(block, element);
  const [ask, dialog] = useConfirmation(element.confirm);
  const surface = useSurface();
  const state = useStore(selectWorkspace);
  const external = useExternal(block, element, surface.container);
  const many = element.type.startsWith("multi_");
  const raws = many ? value || [] : value ? [value] : [];
  const choices = external ? external.choices : choicesOf(element, state);
  const named = (raw) =>
    choices.find((choice) => choice.key === keyOf(raw)) ||
    (typeof raw === "string" ? { key: raw, label: raw, raw } : choiceOf(raw));
  return html`<${Combobox} label=${label || wordsOf(element.placeholder) || "Choose"}
    placeholder=${wordsOf(element.placeholder) || "Select an item"}
    choices=${choices} chosen=${raws.map(named)} many=${many} most=${element.max_selected_items} invalid=${Boolean(error)}
    search=${external?.search} note=${external?.note} actionId=${element.action_id} optional=${block.optional}
    onChange=${(list) => ask(() => change(many ? list.map((choice) => choice.raw) : (list[0]?.raw ?? null)))} />${dialog}`;
}
