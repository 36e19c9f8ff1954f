/** Calls to the playground's server: JSON in, JSON out, and failures as one sentence. */

/** A call that did not work out; the message is fit to be shown. */
export class ApiError extends Error {}

async function readAnswer(response) {
  const body = await response.json().catch(() => ({}));
  if (response.ok && body.ok !== false) return body;
  throw new ApiError(body.message || body.error || `The playground answered ${response.status}.`);
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ApiError("The playground cannot be reached. Is it still running?");
  }
  return readAnswer(response);
}

export const get = (path, query = {}) => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given).toString();
  return send(search ? `${path}?${search}` : path, { headers: { accept: "application/json" } });
};

export const post = (path, body) =>
  send(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** Uploads files as one person; gives their ids in the order of the files. */
export async function upload(user, files) {
  const form = new FormData();
  form.append("user", user);
  for (const file of files) form.append("file", file, file.name || "pasted.png");
  const answer = await send("/-/upload", { method: "POST", body: form });
  return answer.file_ids;
}

export const fileAddress = (id, user) => `/-/file/${encodeURIComponent(id)}?user=${encodeURIComponent(user)}`;
