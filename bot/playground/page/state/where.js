/** Questions about where the page is, and about channels and people, that many parts ask. */
import { getState } from "./store.js";

/** True when the person is looking at the place where this message appears. */
export function showsChannel(channelId, message) {
  const { route } = getState();
  if (document.hidden || route.channel !== channelId || route.tab === "home") return false;
  const reply = message.thread_ts && message.thread_ts !== message.ts;
  return !reply || route.thread === message.thread_ts;
}

export const isAppChannel = (channel, app) =>
  Boolean(channel && channel.type === "im" && channel.members?.includes(app.bot_user_id));

export function channelName(channel, { users, me }) {
  if (channel.type !== "im") return channel.name;
  const other = channel.members?.find((id) => id !== me) ?? me;
  return personName(users[other], other);
}

/** The name shown for a person: their real name, else the handle, else the id. */
export const personName = (user, id = "") => user?.real_name || user?.name || id;

/** The id of the other person of a direct message. */
export const otherMember = (channel, me) => channel.members?.find((id) => id !== me) ?? me;

/** Roles as one line ("Recruiter, Admin"); they may come as a list or as text. */
export function rolesLine(user) {
  const roles = Array.isArray(user.roles) ? user.roles : user.roles ? [user.roles] : [];
  const flags = [user.is_restricted && "guest", user.deleted && "deactivated"].filter(Boolean);
  return [...roles, ...flags].map((role) => String(role).replaceAll("_", " ")).join(", ");
}

/** Roles in the order in which people are offered: those with the most to do here first. */
const ROLES = ["recruiter", "sourcer", "coordinator", "hiring_manager", "executive", "admin", "interviewer"];

/** The first of the known roles a person has, with its place; people without one come last. */
export function mainRole(user) {
  const place = ROLES.findIndex((role) => (user.roles || []).includes(role));
  return place < 0 ? { place: ROLES.length, name: "" } : { place, name: ROLES[place] };
}

/** People who can sit at the page, grouped by role and sorted by name. */
export const seats = (users) =>
  Object.values(users)
    .filter((user) => !user.is_bot)
    .sort((a, b) => mainRole(a).place - mainRole(b).place || personName(a).localeCompare(personName(b)));
