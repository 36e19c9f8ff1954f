/** Says things to screen readers through one polite live region. */

const HELD_MS = 150;
let pending = [];
let timer = null;

/** Queues a sentence; what comes together is read together. */
export function announce(sentence) {
  pending.push(sentence);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const region = document.getElementById("announcer");
    if (region) region.textContent = pending.join(". ");
    pending = [];
  }, HELD_MS);
}
