/** Images, files and videos inside blocks; what would be fetched from elsewhere shows its description instead. */
import { useState } from "preact/hooks";
import { fileAddress } from "../api.js";
import { html, classes } from "../html.js";
import { useStore } from "../state/store.js";
import { Link } from "../text/nodes.js";
import { Icon } from "../ui/icon.js";
import { PlainText, wordsOf } from "./textObject.js";

/** Private addresses of files need the app's token; the person at the page has another way to the same file. */
const PRIVATE_FILE = /\/files-pri\/[^/-]+-(F\w+)\//;

/** The address this page may load an image from: its own server only. */
export function imageAddress(image, me) {
  const file = image.slack_file;
  const url = image.image_url || file?.url || image.thumbnail_url || "";
  const id = file?.id || PRIVATE_FILE.exec(url)?.[1];
  if (id) return fileAddress(id, me);
  return /^data:image\//.test(url) || url.startsWith("/") || url.startsWith(location.origin) ? url : "";
}

export function Picture({ image, class: extra = "" }) {
  const me = useStore((state) => state.me);
  const [broken, setBroken] = useState(false);
  const source = imageAddress(image, me);
  const words = wordsOf(image.alt_text);
  if (!source || broken) {
    return html`<span class=${classes("picture-missing", extra)} role="img" aria-label=${words}
      title=${words}><${Icon} name="file-image" size=${18} /><span>${words}</span></span>`;
  }
  return html`<img class=${classes("picture", extra)} src=${source} alt=${words} loading="lazy"
    onError=${() => setBroken(true)} />`;
}

export function ImageBlock({ block }) {
  return html`<figure class="image-block">
    ${block.title && html`<figcaption><${PlainText} text=${wordsOf(block.title)} /></figcaption>`}
    <${Picture} image=${block} class="picture-large" />
  </figure>`;
}

export function VideoBlock({ block }) {
  return html`<div class="card"><b><${Link} url=${block.title_url || block.video_url || ""}>${wordsOf(block.title)}<//></b><p>${wordsOf(block.description)}</p></div>`;
}

export const FileBlock = ({ block }) =>
  html`<div class="unknown"><${Icon} name="file" size=${16} /> ${block.external_id || "File"}</div>`;
