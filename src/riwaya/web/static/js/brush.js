// A brush over the bars of a timeline: two handles and the window between them, by pointer and by keys, in both directions of writing.

const KEYS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -10, PageUp: 10 };

function part(className, label) {
  const made = document.createElement('div');
  made.className = className;
  made.tabIndex = 0;
  made.setAttribute('role', 'slider');
  made.setAttribute('aria-label', label);
  return made;
}

/** The brush of an element with bars (`[data-start]`); `changed(days, done)` hears of every change, `days` null for all. */
export class Brush {
  constructor(element, from, to, changed) {
    this.element = element;
    this.bars = [...element.querySelectorAll('[data-start]')].map((bar) => ({ start: bar.dataset.start, end: bar.dataset.end, events: Number(bar.dataset.events) }));
    this.changed = changed;
    this.rtl = document.documentElement.dir === 'rtl';
    this.window = part('window', element.dataset.window);
    this.first = part('handle', element.dataset.start);
    this.last = part('handle', element.dataset.end);
    element.append(this.window, this.first, this.last);
    this.set(this.firstFrom(from), this.lastTo(to), false, false);
    this.listen();
  }

  get whole() { return this.a === 0 && this.b === this.bars.length - 1; }

  /** The days of the window, or null for all. */
  get days() { return this.whole ? null : { from: this.bars[this.a].start, to: this.bars[this.b].end }; }

  firstFrom(day) {
    const at = day ? this.bars.findIndex((bar) => bar.end >= day) : 0;
    return at < 0 ? this.bars.length - 1 : at;
  }

  lastTo(day) {
    if (!day) return this.bars.length - 1;
    const at = this.bars.findLastIndex((bar) => bar.start <= day);
    return Math.max(0, at);
  }

  /** Choose the bars from `a` to `b`. */
  set(a, b, done = true, tell = true) {
    const most = this.bars.length - 1;
    this.a = Math.max(0, Math.min(a, b, most));
    this.b = Math.min(most, Math.max(a, b, 0));
    this.show();
    if (tell) this.changed(this.days, done);
  }

  /** Move the window by so many bars, as far as there is room. */
  move(by, done = true) {
    const room = by < 0 ? -Math.min(-by, this.a) : Math.min(by, this.bars.length - 1 - this.b);
    if (room || done) this.set(this.a + room, this.b + room, done);
    return room;
  }

  show() {
    const share = (at) => `${(100 * at) / this.bars.length}%`;
    this.first.style.insetInlineStart = share(this.a);
    this.last.style.insetInlineStart = share(this.b + 1);
    this.window.style.insetInlineStart = share(this.a);
    this.window.style.inlineSize = share(this.b + 1 - this.a);
    this.element.classList.toggle('whole', this.whole);
    this.tell(this.first, this.a, this.bars[this.a].start);
    this.tell(this.last, this.b, this.bars[this.b].end);
    this.tell(this.window, this.a, `${this.bars[this.a].start} – ${this.bars[this.b].end}`);
  }

  tell(handle, now, words) {
    handle.setAttribute('aria-valuemin', '0');
    handle.setAttribute('aria-valuemax', String(this.bars.length - 1));
    handle.setAttribute('aria-valuenow', String(now));
    handle.setAttribute('aria-valuetext', words);
  }

  /** The bar under a pointer. */
  at(event) {
    const box = this.element.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(this.bars.length - 1, Math.floor((this.rtl ? 1 - share : share) * this.bars.length)));
  }

  listen() {
    this.element.addEventListener('pointerdown', (event) => this.press(event));
    this.element.addEventListener('keydown', (event) => this.key(event));
  }

  press(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    const from = this.at(event);
    const held = event.target;
    const [a, b] = [this.a, this.b];
    const drag = (to, done) => {
      if (held === this.first) this.set(Math.min(to, this.b), this.b, done);
      else if (held === this.last) this.set(this.a, Math.max(to, this.a), done);
      else if (held === this.window && !(a === 0 && b === this.bars.length - 1)) this.set(...this.shifted(a, b, to - from), done);
      else this.set(from, to, done);
    };
    this.element.setPointerCapture(event.pointerId);
    const follow = (next) => drag(this.at(next), false);
    this.element.addEventListener('pointermove', follow);
    this.element.addEventListener('pointerup', (next) => { this.element.removeEventListener('pointermove', follow); drag(this.at(next), true); }, { once: true });
    (held.tabIndex === 0 ? held : this.window).focus();
  }

  shifted(a, b, by) {
    const room = Math.max(-a, Math.min(by, this.bars.length - 1 - b));
    return [a + room, b + room];
  }

  key(event) {
    const most = this.bars.length;
    const across = this.rtl && event.key.startsWith('Arrow') && /Left|Right/.test(event.key);
    let by = KEYS[event.key];
    if (event.key === 'Home') by = -most;
    if (event.key === 'End') by = most;
    if (event.key === 'Escape') { event.preventDefault(); this.set(0, most - 1); return; }
    if (by === undefined) return;
    event.preventDefault();
    if (across) by = -by;
    if (event.target === this.first) this.set(Math.min(this.a + by, this.b), this.b);
    else if (event.target === this.last) this.set(this.a, Math.max(this.b + by, this.a));
    else this.move(by);
  }
}
