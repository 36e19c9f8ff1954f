/** Files of a message: pictures as pictures, text as its first lines, the rest as cards. */
import { useEffect, useState } from "preact/hooks";
import { fileAddress } from "../api.js";
import { html } from "../html.js";
import { useStore } from "../state/store.js";
import { Icon } from "../ui/icon.js";

const PREVIEW_LINES = 6;
const PREVIEW_CHARACTERS = 20_000;

const UNITS = ["bytes", "kB", "MB"];

export function sizeLine(bytes) {
  if (bytes === undefined || bytes === null) return "";
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const value = bytes / 1000 ** step;
  return `${step ? value.toFixed(1) : value} ${UNITS[step]}`;
}

const kindOf = (file) => {
  const type = file.mimetype || "";
  if (type.startsWith("image/")) return "image";
  if (type.startsWith("text/") || /\.(csv|txt|md|sql|json|log|tsv)$/i.test(file.name || "") || /json|sql/.test(type))
    return "text";
  return "other";
};

const iconOf = (file) => (/sheet|csv|excel/.test(`${file.mimetype}${file.name}`) ? "file-spreadsheet" : "file-text");

function FileCard({ file, address }) {
  return html`<a class="file-card" href=${address} download=${file.name}>
    <span class="file-icon"><${Icon} name=${iconOf(file)} size=${22} /></span>
    <span class="file-words"><b>${file.title || file.name}</b><small>${[(file.pretty_type || file.filetype || "File").toUpperCase(), sizeLine(file.size)].filter(Boolean).join(" · ")}</small></span>
    <${Icon} name="download" size=${16} label="Download" />
  </a>`;
}

function TextFile({ file, address }) {
  const [text, setText] = useState(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    fetch(address)
      .then((response) => (response.ok ? response.text() : ""))
      .then((body) => setText(body.slice(0, PREVIEW_CHARACTERS)))
      .catch(() => setText(""));
  }, [address]);
  const lines = (text || "").trimEnd().split("\n");
  const shown = open ? lines : lines.slice(0, PREVIEW_LINES);
  return html`<div class="file-text"><${FileCard} file=${file} address=${address} />
    ${text && html`<pre class="file-preview" tabindex="0" aria-label=${`Beginning of ${file.name}`}>${shown.join("\n")}</pre>`}
    ${lines.length > PREVIEW_LINES && html`<button type="button" class="text-button" onClick=${() => setOpen(!open)}>${open ? "Show less" : `Show all ${lines.length} lines`}</button>`}
  </div>`;
}

function ImageFile({ file, address }) {
  return html`<figure class="file-image"><figcaption>${file.title || file.name}</figcaption>
    <a href=${address} target="_blank" rel="noopener noreferrer"><img src=${address} alt=${file.alt_txt || file.title || file.name}
      loading="lazy" /></a></figure>`;
}

export function Files({ files }) {
  const me = useStore((state) => state.me);
  if (!files?.length) return null;
  const KIND = { image: ImageFile, text: TextFile, other: FileCard };
  return html`<div class="files">${files.map((file) => {
    const Shown = KIND[kindOf(file)];
    return html`<div key=${file.id} data-testid="file"><${Shown} file=${file} address=${fileAddress(file.id, me)} /></div>`;
  })}</div>`;
}
