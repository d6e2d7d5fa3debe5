// The reader: claims and the words they rest on light each other up; keys go from claim to claim.
import { TextMap, painter } from './marks.js';

const SLOTS = ['source', 'cue', 'act', 'party', 'place', 'time', 'number', 'means', 'loaded'];
const text = document.getElementById('text');
const list = document.getElementById('list');
const map = new TextMap(text);
const paint = painter(text);
const claims = [...list.querySelectorAll('.claim')].map(readClaim);
const loose = [...document.querySelectorAll('.colophon [data-span]')].map(readValue);
const hidden = new Set();
let current = null;
let held = null;

/** @param {string} told "12 20" */
function spanOf(told) {
  return told.split(' ').map(Number);
}

function readValue(element) {
  return { element, slot: element.dataset.slot, span: element.dataset.span ? spanOf(element.dataset.span) : null };
}

function readClaim(element) {
  return { element, clause: spanOf(element.dataset.clause), values: [...element.querySelectorAll('.value')].map(readValue) };
}

/** The quiet marks that are always there, a kind of words each. */
function drawBase() {
  const all = claims.flatMap((claim) => claim.values);
  SLOTS.forEach((slot) => {
    const spans = hidden.has(slot) ? [] : all.filter((value) => value.slot === slot && value.span).map((value) => value.span);
    paint.set(`base-${slot}`, unique(spans).flatMap((span) => map.ranges(span)), 1);
  });
}

function unique(spans) {
  return [...new Map(spans.map((span) => [span.join(), span])).values()];
}

/**
 * Light up values, and claims with all they rest on.
 * @param {{claims: object[], values: object[]}} what
 */
function light({ claims: lit = [], values = [] }) {
  const shown = values.length ? values : lit.flatMap((claim) => claim.values);
  [...SLOTS, 'passage'].forEach((slot) => {
    const spans = shown.filter((value) => value.slot === slot && value.span).map((value) => value.span);
    paint.set(`on-${slot}`, unique(spans).flatMap((span) => map.ranges(span)), 3);
  });
  paint.set('on-clause', lit.flatMap((claim) => map.ranges(claim.clause)), 0);
  claims.forEach((claim) => claim.element.classList.toggle('lit', lit.includes(claim)));
  const on = new Set(shown);
  [...claims.flatMap((claim) => claim.values), ...loose].forEach((value) => value.element.classList.toggle('on', values.length > 0 && on.has(value)));
}

/** Light up, for as long as nothing else is chosen. */
function hold(what) {
  held = what;
  light(what);
}

function clear() {
  held = null;
  light({});
}

const inClaim = (element) => claims.find((claim) => claim.element.contains(element));

function whatOf(element) {
  const claim = inClaim(element);
  const value = [...(claim?.values ?? []), ...loose].find((one) => one.element.contains(element));
  if (value?.span) return { claims: claim ? [claim] : [], values: [value] };
  return claim ? { claims: [claim], values: [] } : null;
}

/** The claims that rest on the word under a point. */
function claimsAt(x, y) {
  const point = map.at(x, y);
  if (point < 0) return null;
  const touches = (value) => value.span && value.span[0] <= point && point < value.span[1];
  const found = claims.filter((claim) => claim.values.some(touches));
  return found.length ? { claims: found, values: found.flatMap((claim) => claim.values.filter(touches)) } : null;
}

/** Bring a claim into sight within the margin, without moving the page. */
function reveal(claim) {
  const margin = list.closest('.margin');
  const box = claim.element.getBoundingClientRect();
  const frame = margin.getBoundingClientRect();
  const [top, bottom] = [Math.max(frame.top, 0), Math.min(frame.bottom, innerHeight)];
  if (box.top < top || box.bottom > bottom) margin.scrollTop += box.top - top - Math.max(0, bottom - top - box.height) / 2;
}

/** Bring words into sight. */
function show(span) {
  const [range] = map.ranges(span);
  if (!range) return;
  const box = range.getBoundingClientRect();
  const margin = list.closest('.margin');
  const covered = getComputedStyle(margin).insetBlockEnd === '0px' ? margin.offsetHeight : 0;
  if (box.top < 0 || box.bottom > innerHeight - covered) scrollBy({ top: box.top - (innerHeight - covered) / 3 });
}

/** Make a claim the one that Tab reaches, and go there. */
function choose(claim, focus = true) {
  current = claim;
  claims.forEach((one) => {
    one.element.tabIndex = one === claim ? 0 : -1;
    one.values.forEach((value) => { value.element.tabIndex = one === claim ? 0 : -1; });
  });
  if (focus) claim.element.focus({ preventScroll: true });
}

function step(by) {
  const at = claims.indexOf(current);
  const next = claims[Math.min(Math.max(inClaim(document.activeElement) ? at + by : at, 0), claims.length - 1)];
  if (!next) return;
  go(next);
}

/** Go to a claim: its words and itself come into sight. */
function go(claim) {
  choose(claim);
  show(claim.values[0].span ?? claim.clause);
  reveal(claim);
  claim.element.scrollIntoView({ block: 'nearest' });
}

const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
  if (event.key === 'Escape') return clear();
  const anywhere = event.key === 'j' || event.key === 'k';
  if (event.key in STEPS && (anywhere || list.contains(event.target))) {
    event.preventDefault();
    step(STEPS[event.key]);
  }
}

/** Point at words: claims light up; press: they stay lit. */
function onWords(event, press) {
  if (press && !getSelection().isCollapsed) return;
  const found = claimsAt(event.clientX, event.clientY);
  if (press) {
    if (!found) return clear();
    hold(found);
    choose(found.claims[0], false);
  } else light(found ?? held ?? {});
  if (found) reveal(found.claims[0]);
}

/** What the part of the address after # asks for: `claim-ID`, or `at-START-END`. */
function onAddress() {
  const [, kind, told] = /^#(claim|at)-(.+)$/.exec(decodeURIComponent(location.hash)) ?? [];
  const claim = kind === 'claim' && claims.find((one) => one.element.dataset.claim === told);
  if (claim) go(claim);
  else if (kind === 'at' && /^\d+-\d+$/.test(told)) {
    const span = told.split('-').map(Number);
    hold({ values: [{ slot: 'passage', span, element: text }] });
    show(span);
  }
}

function toggle(button) {
  const on = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(on));
  hidden[on ? 'delete' : 'add'](button.dataset.toggle);
  drawBase();
}

function listen() {
  text.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && onWords(event, false));
  text.addEventListener('pointerleave', () => light(held ?? {}));
  text.addEventListener('click', (event) => onWords(event, true));
  for (const area of document.querySelectorAll('.margin, .colophon')) {
    area.addEventListener('pointerover', (event) => light(whatOf(event.target) ?? held ?? {}));
    area.addEventListener('pointerleave', () => light(held ?? {}));
    area.addEventListener('focusin', (event) => {
      const what = whatOf(event.target);
      if (!what) return;
      if (what.claims[0]) choose(what.claims[0], false);
      hold(what);
    });
    area.addEventListener('click', (event) => {
      const what = whatOf(event.target);
      if (what?.values.length) { hold(what); show(what.values[0].span); }
    });
  }
  document.addEventListener('keydown', onKey);
  document.querySelectorAll('[data-toggle]').forEach((button) => button.addEventListener('click', () => toggle(button)));
  addEventListener('hashchange', onAddress);
}

drawBase();
if (claims.length) choose(claims[0], false);
listen();
// Measures wait for the fonts: where words stand depends on them.
document.fonts.ready.then(() => { paint.redraw(); onAddress(); });
