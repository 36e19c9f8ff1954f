/** The bar over the page: menu, search, shortcuts, theme, controls, and who sits here. */
import { html } from "../html.js";
import { setState, useStore } from "../state/store.js";
import { shortcutItems } from "../composer/bar.js";
import { Icon, IconButton } from "../ui/icon.js";
import { MenuButton } from "../ui/menu.js";
import { setTheme, useTheme } from "../ui/theme.js";
import { openQuickSwitcher } from "./quickSwitcher.js";
import { UserSwitcher } from "./userSwitcher.js";

const COMMAND_KEY = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : "Ctrl K";

export function Topbar() {
  const team = useStore((state) => state.team);
  const drawer = useStore((state) => Boolean(state.drawer));
  const anyUnread = useStore((state) => Object.keys(state.unread).length > 0);
  const dark = useTheme() === "dark";
  return html`<header class="topbar">
    <button type="button" class="icon-button menu-toggle" aria-label="Channels" aria-expanded=${drawer}
      aria-controls="sidebar"
      onClick=${() => setState({ drawer: !drawer })} data-testid="drawer-toggle"><${Icon}
      name="menu" />${anyUnread && html`<span class="dot-unread"></span>`}</button>
    <button type="button" class="search" onClick=${openQuickSwitcher} data-testid="quick-open"><${Icon} name="search"
      size=${15} /><span>Search ${team.name}</span><kbd>${COMMAND_KEY}</kbd></button>
    <div class="topbar-end">
      <${MenuButton} label="Shortcuts" class="icon-button" items=${() => shortcutItems()}
        data-testid="shortcuts"><${Icon} name="zap" /><//>
      <${IconButton} name=${dark ? "sun" : "moon"} label=${dark ? "Light theme" : "Dark theme"}
        onClick=${() => setTheme(dark ? "light" : "dark")} data-testid="theme" />
      <${IconButton} name="sliders-horizontal" label="Playground controls"
        onClick=${() => setState(({ controls }) => ({ controls: !controls }))} data-testid="controls-toggle" />
      <${UserSwitcher} />
    </div>
  </header>`;
}
