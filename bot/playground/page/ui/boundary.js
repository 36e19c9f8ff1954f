/** Keeps one thing that cannot be drawn from taking the page with it. */
import { Component } from "preact";
import { html } from "../html.js";

export class Boundary extends Component {
  static getDerivedStateFromError(error) {
    return { error };
  }

  /** Another content gets another chance. */
  componentWillReceiveProps(next) {
    if (this.state.error && next.content !== this.props.content) this.setState({ error: null });
  }

  render({ what, children }, { error }) {
    if (!error) return children;
    return html`<div class="unknown" data-testid="broken">This ${what} cannot be shown: ${error.message}</div>`;
  }
}
