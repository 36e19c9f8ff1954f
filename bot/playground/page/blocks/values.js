/** What each interactive element holds, in the words of Slack's `state.values`, and where it starts. */

const VALUE_KEYS = {
  plain_text_input: "value",
  number_input: "value",
  email_text_input: "value",
  url_text_input: "value",
  rich_text_input: "rich_text_value",
  static_select: "selected_option",
  external_select: "selected_option",
  users_select: "selected_user",
  conversations_select: "selected_conversation",
  channels_select: "selected_channel",
  multi_static_select: "selected_options",
  multi_external_select: "selected_options",
  multi_users_select: "selected_users",
  multi_conversations_select: "selected_conversations",
  multi_channels_select: "selected_channels",
  radio_buttons: "selected_option",
  checkboxes: "selected_options",
  datepicker: "selected_date",
  timepicker: "selected_time",
  datetimepicker: "selected_date_time",
  file_input: "files",
};

export const valueKey = (type) => VALUE_KEYS[type];

const isList = (type) => type.startsWith("multi_") || type === "checkboxes" || type === "file_input";

function initialOf(element) {
  const key = valueKey(element.type);
  const name = key === "value" || key === "rich_text_value" ? "initial_value" : key.replace("selected", "initial");
  return element[name] ?? (isList(element.type) ? [] : null);
}

/** An entry of `state.values` for one element. */
export const entryOf = (element, value) => ({ type: element.type, [valueKey(element.type)]: value });

export const isEmpty = (value) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);

/** Gives every block and element an id, as the server does for what it stores. */
export function withIds(blocks, prefix = "block") {
  return (blocks || []).map((block, i) => {
    const block_id = block.block_id || `${prefix}-${i}`;
    if (!block.child_blocks) return { ...block, block_id };
    return { ...block, block_id, child_blocks: withIds(block.child_blocks, block_id) };
  });
}

const elementsOf = (block) =>
  [block.element, block.accessory, ...(block.elements || [])].filter((element) => element?.action_id);

/** Calls `visit(block, element)` for all interactive elements. */
export function eachElement(blocks, visit) {
  for (const block of blocks) {
    for (const element of elementsOf(block)) visit(block, element);
    if (block.child_blocks) eachElement(block.child_blocks, visit);
  }
}

/** The values a surface begins with; what `kept` already holds for the same ids stays, as in Slack. */
export function startValues(blocks, kept = {}) {
  const values = {};
  eachElement(blocks, (block, element) => {
    if (!valueKey(element.type)) return;
    const old = kept[block.block_id]?.[element.action_id];
    values[block.block_id] ??= {};
    values[block.block_id][element.action_id] = old?.type === element.type ? old : entryOf(element, initialOf(element));
  });
  return values;
}
