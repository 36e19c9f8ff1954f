/** The app's Home tab. */
import { Blocks } from "../blocks/index.js";
import { html } from "../html.js";
import { useStore } from "../state/store.js";

export function AppHome() {
  const home = useStore((state) => state.home);
  const app = useStore((state) => state.app);
  if (!home)
    return html`<div class="home empty" data-testid="home"><p>${app.name} has not put anything here yet.</p></div>`;
  return html`<div class="home" data-testid="home" tabindex="0" role="region" aria-label=${`${app.name} home`}>
    <div class="home-inner"><${Blocks} key=${home.id} blocks=${home.blocks} heading=${2} container=${{ type: "view", view_id: home.id }} /></div></div>`;
}
