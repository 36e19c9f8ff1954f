/** The one way this page makes elements: `html` templates bound to Preact. Text is always set as text, never as markup. */
import { Component, h } from "preact";
import htm from "htm";

export const html = htm.bind(h);

/** Joins class names, leaving out the empty ones. */
export const classes = (...names) => names.filter(Boolean).join(" ");

const differs = (a, b) => Object.keys({ ...a, ...b }).some((key) => !Object.is(a[key], b[key]));

/** A component that is drawn again only when one of its properties is another. */
export function memo(Inner) {
  return class extends Component {
    shouldComponentUpdate(next) {
      return differs(this.props, next);
    }

    render(props) {
      return h(Inner, props);
    }
  };
}
