// Marks on a text that change nothing of it: no element is put into the text, so no glyph can move or change its shape.
// Offsets are Unicode code points of the report's text, as in every record; the DOM counts UTF-16 units.

/**
 * For each code point of a text its index in UTF-16 units, and one more for the end; null where both are the same.
 * @param {string} text
 * @returns {Uint32Array | null}
 */
export function unitTable(text) {
  const points = [...text];
  if (points.length === text.length) return null;
  const table = new Uint32Array(points.length + 1);
  points.forEach((point, at) => { table[at + 1] = table[at] + point.length; });
  return table;
}

/** The lines of a text in the page, each one text node, with their offsets in code points. */
export class TextMap {
  /** @param {HTMLElement} root its children have `data-start`, the offset of their first character */
  constructor(root) {
    this.lines = [...root.querySelectorAll('[data-start]')].filter((line) => line.firstChild).map((line) => {
      const node = line.firstChild;
      const table = unitTable(node.data);
      const start = Number(line.dataset.start);
      return { node, table, start, end: start + (table ? table.length - 1 : node.data.length) };
    });
    this.byNode = new Map(this.lines.map((line) => [line.node, line]));
  }

  /**
   * The ranges of a span: one a line that it touches.
   * @param {[number, number]} span half-open, in code points
   * @returns {Range[]}
   */
  ranges([start, end]) {
    return this.lines.filter((line) => line.start < end && start < line.end).map((line) => {
      const unit = (point) => { const at = Math.min(Math.max(point, line.start), line.end) - line.start; return line.table ? line.table[at] : at; };
      const range = new Range();
      range.setStart(line.node, unit(start));
      range.setEnd(line.node, unit(end));
      return range;
    });
  }

  /**
   * The code point that stands under a point of the screen, or -1: beside the words is nothing.
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    const found = caret(x, y);
    const line = found && this.byNode.get(found.node);
    if (!line) return -1;
    const point = line.start + (line.table ? line.table.findLastIndex((unit) => unit <= found.unit) : found.unit);
    // The caret stands between two characters: the one under the pointer is before or after it.
    return [point, point - 1].find((one) => one >= line.start && one < line.end && this.covers([one, one + 1], x, y)) ?? -1;
  }

  /** Whether a span is drawn at a point of the screen. */
  covers(span, x, y) {
    return this.ranges(span).some((range) => [...range.getClientRects()]
      .some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom));
  }
}

/** Where a caret would go. */
function caret(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, unit: found.offset };
  }
  const found = document.caretRangeFromPoint?.(x, y);
  return found && { node: found.startContainer, unit: found.startOffset };
}

/** Marks by the browser's own highlights; the style is `::highlight(name)` in the style sheet. */
class Highlights {
  set(name, ranges, priority) {
    const made = new Highlight(...ranges);
    made.priority = priority;
    CSS.highlights.set(name, made);
  }

  redraw() {}
}

/** Marks as boxes behind the text, for browsers without highlights. */
class Boxes {
  constructor(root) {
    this.root = root;
    this.layer = document.createElement('div');
    this.layer.className = 'boxes';
    this.layer.setAttribute('aria-hidden', 'true');
    root.before(this.layer);
    this.marks = new Map();
    new ResizeObserver(() => this.redraw()).observe(root);
  }

  set(name, ranges, priority) {
    this.marks.set(name, { ranges, priority });
    this.redraw();
  }

  redraw() {
    const origin = this.layer.getBoundingClientRect();
    const all = [...this.marks].sort(([, one], [, other]) => one.priority - other.priority);
    this.layer.replaceChildren(...all.flatMap(([name, mark]) => mark.ranges.flatMap((range) => [...range.getClientRects()]
      .map((box) => boxOf(name, box, origin)))));
  }
}

function boxOf(name, box, origin) {
  const made = document.createElement('div');
  made.className = `box ${name}`;
  Object.assign(made.style, {
    left: `${box.left - origin.left}px`, top: `${box.top - origin.top}px`, width: `${box.width}px`, height: `${box.height}px`,
  });
  return made;
}

/**
 * What draws marks on a text: `set(name, ranges, priority)` puts the marks of one name in place of those before.
 * @param {HTMLElement} root
 */
export function painter(root) {
  return globalThis.CSS?.highlights && globalThis.Highlight ? new Highlights() : new Boxes(root);
}
