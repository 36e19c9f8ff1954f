/** What Slack checks by itself before it sends a form to the app. */
import { eachElement, isEmpty, valueKey } from "./values.js";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function numberProblem(element, value) {
  const number = Number(value);
  if (!Number.isFinite(number)) return "Please enter a number.";
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return "Please enter a whole number.";
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Please enter ${element.min_value} or more.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `Please enter ${element.max_value} or less.`;
  return "";
}

function textProblem(element, value) {
  if (element.min_length && value.length < element.min_length)
    return `Please enter at least ${element.min_length} characters.`;
  if (element.max_length && value.length > element.max_length)
    return `Please enter at most ${element.max_length} characters.`;
  return "";
}

function urlProblem(value) {
  return URL.canParse(value) ? "" : "Please enter a valid URL.";
}

function problem(element, value) {
  if (element.type === "number_input") return numberProblem(element, value);
  if (element.type === "email_text_input") return EMAIL.test(value) ? "" : "Please enter a valid email address.";
  if (element.type === "url_text_input") return urlProblem(value);
  return element.type === "plain_text_input" ? textProblem(element, value) : "";
}

/** Sentences by block_id; empty when the form may be sent. */
export function findProblems(blocks, values) {
  const problems = {};
  eachElement(blocks, (block, element) => {
    if (block.type !== "input") return;
    const value = values[block.block_id]?.[element.action_id]?.[valueKey(element.type)];
    const found = isEmpty(value) ? !block.optional && "Please complete this required field." : problem(element, value);
    if (found) problems[block.block_id] = found;
  });
  return problems;
}
