// Review: keys for the acts, words picked by selecting them, actors and places looked up, a place picked on a small map.
import { TextMap, painter } from './marks.js';
import { drawMap } from './pick.js';

const KEYS = new Set(['a', 'r', 'u', 'n']);
const text = document.getElementById('text');
const map = text && new TextMap(text);
const paint = text && painter(text);

/** The forms that correct a value, in the order of the page. */
const edits = [...document.querySelectorAll('[data-edit]')];
const openEdit = () => edits.find((edit) => edit.open);

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
  if (event.key === 'Escape') return closeEdits(event);
  if (event.key === 'c' && edits.length) return beginEdit(event);
  if (!KEYS.has(event.key) && event.key !== 'c') return;
  const target = document.querySelector(`[data-key="${event.key}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
}

/** Open the correction of the value that has the focus, else the first one. */
function beginEdit(event) {
  event.preventDefault();
  const path = document.activeElement?.dataset?.path;
  const edit = edits.find((one) => one.dataset.edit === path) ?? openEdit() ?? edits[0];
  edit.open = true;
  edit.querySelector('input:not([type=hidden]), select').focus();
}

function closeEdits() {
  const edit = openEdit();
  if (!edit) return;
  edit.open = false;
  edit.querySelector('summary').focus();
}

/**
 * The code points between the ends of a selection, or null where it is not in the text.
 * @param {Selection} selection
 * @returns {[number, number] | null}
 */
function spanOf(selection) {
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = pointOf(range.startContainer, range.startOffset, false);
  const end = pointOf(range.endContainer, range.endOffset, true);
  return start !== null && end !== null && start < end ? [start, end] : null;
}

/** The code point of a place in the DOM; of an element, the beginning of its child there, or the end of the one before. */
function pointOf(node, offset, isEnd) {
  const line = map.byNode.get(node);
  if (line) return line.start + (line.table ? Math.max(0, line.table.findLastIndex((unit) => unit <= offset)) : offset);
  if (!text.contains(node)) return null;
  const at = node === text ? text.childNodes[isEnd ? offset - 1 : offset] : node;
  const lines = map.lines.filter((one) => at && (at.contains(one.node) || at === one.node.parentNode));
  if (!lines.length) return null;
  const before = isEnd && (node === text || offset > 0);
  return before ? lines.at(-1).end : lines[0].start;
}

/** Put selected words into the form that is open. */
function takeSelection() {
  const edit = openEdit();
  const words = edit?.querySelector('[name=words]');
  if (!words) return;
  const span = spanOf(getSelection());
  if (!span) return;
  const [start, end] = trimmed(span);
  if (start >= end) return;
  edit.querySelector('[name=start]').value = start;
  edit.querySelector('[name=end]').value = end;
  words.value = wordsAt(start, end);
  lightChosen(edit);
}

/** A span without blanks at its ends. */
function trimmed([start, end]) {
  const points = [...wordsAt(start, end)];
  const first = points.findIndex((point) => point.trim());
  if (first < 0) return [start, start];
  return [start + first, end - (points.length - 1 - points.findLastIndex((point) => point.trim()))];
}

function wordsAt(start, end) {
  return map.lines.filter((line) => line.start < end && start < line.end)
    .map((line) => [...line.node.data].slice(Math.max(0, start - line.start), end - line.start).join('')).join('\n');
}

function lightChosen(edit) {
  const value = (name) => edit.querySelector(`[name=${name}]`)?.value;
  const span = value('start') && value('end') ? [Number(value('start')), Number(value('end'))] : null;
  paint.set('on-chosen', span ? map.ranges(span) : [], 4);
}

/** Words that are typed are looked for by the app: the span of an earlier selection no longer counts. */
function forgetSpan(event) {
  const form = event.target.closest('form');
  form.querySelector('[name=start]').value = '';
  form.querySelector('[name=end]').value = '';
  paint?.set('on-chosen', [], 4);
}

/** Look names up while they are typed; the last question alone counts. */
function search(input) {
  let timer = 0;
  let asked = 0;
  const known = new Map();
  input.addEventListener('input', () => {
    clearTimeout(timer);
    const found = known.get(input.value);
    if (found) return chosen(input, found);
    timer = setTimeout(async () => {
      const mine = asked += 1;
      const answer = await fetch(`/review/${input.dataset.search}.json?q=${encodeURIComponent(input.value.slice(0, 100))}`);
      if (!answer.ok || mine !== asked) return;
      const { found: entries } = await answer.json();
      entries.forEach((entry) => known.set(entry.id, entry));
      input.list.replaceChildren(...entries.map(option));
    }, 150);
  });
}

function option(entry) {
  const made = document.createElement('option');
  const years = entry.from || entry.to ? ` (${(entry.from || '').slice(0, 4)}–${(entry.to || '').slice(0, 4)})` : '';
  made.value = entry.id;
  made.label = `${document.documentElement.lang === 'ar' ? entry.ar : entry.en} · ${document.documentElement.lang === 'ar' ? entry.en : entry.ar}${years}`;
  return made;
}

/** A place that was chosen is shown on the map. */
function chosen(input, entry) {
  const pick = input.closest('form').querySelector('.pick');
  if (pick && entry.lat !== undefined) drawMap(pick, entry.lat, entry.lon, entry.radius_km);
}

function onToggle(edit) {
  if (!edit.open) return paint?.set('on-chosen', [], 4);
  edits.filter((one) => one !== edit).forEach((one) => { one.open = false; });
  const pick = edit.querySelector('.pick');
  if (pick && pick.dataset.lat !== '') drawMap(pick, Number(pick.dataset.lat), Number(pick.dataset.lon), Number(pick.dataset.radius));
}

/** Ask until the events are up to date, then show the page as it is now. */
async function watchRun() {
  const answer = await fetch('/review/state.json');
  if (answer.ok && !(await answer.json()).running) location.reload();
  else setTimeout(watchRun, 2000);
}

document.addEventListener('keydown', onKey);
edits.forEach((edit) => edit.addEventListener('toggle', () => onToggle(edit)));
document.querySelectorAll('[data-search]').forEach(search);
document.querySelectorAll('.edit [name=words]').forEach((input) => input.addEventListener('input', forgetSpan));
if (text) {
  document.addEventListener('selectionchange', takeSelection);
  // The claim under review is lit from the beginning.
  document.fonts.ready.then(() => {
    const claim = document.querySelector('.claim[data-claim]');
    claim.focus({ preventScroll: true });
    const [range] = map.ranges(claim.dataset.clause.split(' ').map(Number));
    const sheet = range?.getBoundingClientRect();
    if (sheet && (sheet.top < 0 || sheet.bottom > innerHeight * 0.7)) scrollBy({ top: sheet.top - innerHeight / 4 });
  });
}
if (document.querySelector('[data-running]')) setTimeout(watchRun, 1500);
