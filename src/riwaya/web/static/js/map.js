// The page of the map: what is chosen stands in the address; the map, the timeline and the list follow it.
import { Brush } from './brush.js';
import { dots, held, labels } from './mapfeatures.js';
import { eventLine, fill, holderRows, line } from './mapwords.js';
import { canDraw, drawMap, put, putPoints, stepBack } from './mapdraw.js';

const language = document.documentElement.lang;
const element = document.getElementById('map');
const words = JSON.parse(element.dataset.words);
const panel = document.getElementById('spot');
const STEP_MS = 900;
const AROUND = 0.3; // of the view, asked for on each side, so that a small move shows no gap
let map = null;
let brush = null;
let waiting = null;
let shown = '';

/** The query of the address, with changes; empty values leave it. */
function query(changes = {}) {
  const found = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '' || value === null) found.delete(name);
    else found.set(name, value);
  }
  return found;
}

async function ask(path, found, signal) {
  const answer = await fetch(`${path}?${found}`, { signal });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

function tell(message) {
  const days = document.getElementById('days');
  if (days) days.dataset.error = message;
}

/** Ask for what is in view, and draw it. Only the last question counts. */
async function load() {
  if (!map) return;
  const bounds = map.getBounds();
  const [wide, high] = [bounds.getEast() - bounds.getWest(), bounds.getNorth() - bounds.getSouth()];
  const edge = (value) => value.toFixed(3);
  const found = query({
    west: edge(Math.max(-360, bounds.getWest() - wide * AROUND)), east: edge(Math.min(360, bounds.getEast() + wide * AROUND)),
    south: edge(Math.max(-85, bounds.getSouth() - high * AROUND)), north: edge(Math.min(85, bounds.getNorth() + high * AROUND)),
    zoom: Math.floor(map.getZoom()), page: '', show: '',
  });
  waiting?.abort();
  waiting = new AbortController();
  element.dataset.state = 'loading';
  try {
    const answer = await (await ask('/map/points.json', found, waiting.signal)).json();
    putPoints(map, answer, language);
    tell('');
    map.once('idle', () => { element.dataset.state = 'ready'; });
    map.triggerRepaint();
  } catch (error) {
    if (error.name !== 'AbortError') tell(words.error);
  }
}

/** Take the list and the counts from the page as the app makes it for this address. */
async function loadList() {
  const mine = `${location.pathname}${location.search}`;
  shown = mine;
  const answer = await ask('/map', query({ lang: language }));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (shown !== mine) return;
  for (const id of ['counts', 'list']) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  readyList();
}

function readyList() {
  for (const button of document.querySelectorAll('#list .find')) button.hidden = !map;
}

function go(changes) {
  const found = query({ page: '', ...changes });
  history.replaceState(null, '', `${location.pathname}${found.size ? `?${found}` : ''}${location.hash}`);
}

/** The days changed: write them down, show them, ask anew. */
function daysChanged(days, done) {
  const output = document.getElementById('days');
  output.textContent = days ? fill(words.days, { start: days.from, end: days.to }) : words.allDays;
  if (!done) return;
  go({ from: days?.from ?? '', to: days?.to ?? '' });
  const form = document.getElementById('filters');
  form.elements.from.value = days?.from ?? '';
  form.elements.to.value = days?.to ?? '';
  load();
  loadHolders();
  if (!playing) loadList().catch(() => tell(words.error));
}

let playing = 0;

function stop() {
  clearInterval(playing);
  playing = 0;
  const button = document.getElementById('play');
  button.setAttribute('aria-pressed', 'false');
  button.textContent = `▶ ${words.play}`;
  loadList().catch(() => tell(words.error));
}

function play() {
  if (playing) { stop(); return; }
  const width = brush.whole ? Math.max(1, Math.round(brush.bars.length / 20)) : brush.b - brush.a + 1;
  const button = document.getElementById('play');
  button.setAttribute('aria-pressed', 'true');
  button.textContent = `⏸ ${words.pause}`;
  playing = setInterval(() => { if (!nextWindow(width)) stop(); }, STEP_MS);
  if (brush.whole || brush.b === brush.bars.length - 1) brush.set(0, width - 1);
}

/** Move on to the next window that holds an event. */
function nextWindow(width) {
  let from = brush.b + 1;
  while (from < brush.bars.length && !brush.bars.slice(from, from + width).some((bar) => bar.events)) from += width;
  if (from >= brush.bars.length) return false;
  brush.set(from, Math.min(brush.bars.length - 1, from + width - 1));
  return true;
}

/** Open a spot: its events in the panel, and spread around it on the map. */
async function openSpot(lat, lon, chosen = '') {
  const answer = await (await ask('/map/spot.json', query({ lat, lon, page: '', show: '' }))).json();
  const close = line('button', words.close, 'quiet');
  close.type = 'button';
  close.addEventListener('click', closeSpot);
  const first = answer.events.find((event) => event.place);
  const title = line('h2', `${first?.place?.[language] ?? ''} `);
  title.append(line('span', fill(words.spot, { number: answer.total }), 'count'));
  const list = document.createElement('ol');
  const found = [...answer.events].sort((a, b) => (b.id === chosen) - (a.id === chosen));
  list.append(...found.map((event) => eventLine(event, chosen, words, language)));
  const within = first?.radius_km ? [line('p', fill(words.within, { km: first.radius_km }), 'soft small')] : [];
  panel.replaceChildren(close, title, ...within, list);
  panel.hidden = false;
  panel.focus();
  if (!chosen && answer.total > 1) put(map, { opened: dots(answer.dots, 30) });
}

function closeSpot() {
  panel.hidden = true;
  if (map) { put(map, { opened: [] }); map.getCanvas().focus(); }
}

const TARGETS = ['opened', 'dots', 'rings'];

/** What is drawn nearest a point of the screen, a few pixels around. */
function nearest(at, reach) {
  const box = [[at.x - reach, at.y - reach], [at.x + reach, at.y + reach]];
  const found = map.queryRenderedFeatures(box, { layers: TARGETS });
  const far = (feature) => { const p = map.project(feature.geometry.coordinates); return Math.hypot(p.x - at.x, p.y - at.y); };
  return reach > 5 ? found.sort((a, b) => far(a) - far(b))[0] : found[0];
}

function open(feature) {
  if (!feature) return;
  const { lat, lon, id, spot } = feature.properties;
  if (id || spot) openSpot(lat, lon, id).catch(() => tell(words.error));
  else map.easeTo({ center: feature.geometry.coordinates, zoom: map.getZoom() + 2 });
}

async function loadHolders() {
  const on = document.getElementById('holders-on').checked;
  const section = document.getElementById('holders');
  section.hidden = !on;
  if (map) stepBack(map, on);
  if (!on) { if (map) put(map, { held: [] }); return; }
  const day = query().get('to') || brush?.days?.to || element.dataset.last;
  const answer = await (await ask('/map/holders.json', new URLSearchParams({ day }))).json();
  section.querySelector('.count').textContent = fill(words.holdersOn, { number: answer.total, day: answer.day });
  section.querySelector('tbody').replaceChildren(...answer.places.flatMap((place) => holderRows(place, words, language)));
  section.querySelector('p').textContent = `${answer.total ? '' : `${words.holdersNone} `}${fill(words.left, answer)}`;
  if (map) put(map, { held: held(answer.places, answer.day, language) });
}

function listen() {
  let moved = 0;
  map.on('moveend', () => { clearTimeout(moved); moved = setTimeout(load, 120); });
  map.on('click', (event) => open(nearest(event.point, 4)));
  for (const layer of TARGETS) {
    map.on('mouseenter', layer, () => { map.getCanvas().style.cursor = 'pointer'; });
    map.on('mouseleave', layer, () => { map.getCanvas().style.cursor = ''; });
  }
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key === 'Enter') open(nearest(map.project(map.getCenter()), 90));
    if (event.key === 'Escape') closeSpot();
  });
}

function fail() {
  const told = document.getElementById('failed');
  const picture = told.querySelector('img');
  picture.src = `${picture.dataset.src}?${query({ lang: language })}`;
  told.hidden = false;
  element.hidden = true;
  element.dataset.state = 'failed';
}

async function begin() {
  element.replaceChildren();
  if (!canDraw()) { fail(); return; }
  try {
    map = await drawMap(element, JSON.parse(element.dataset.box), JSON.parse(element.dataset.boxAll), words);
  } catch {
    fail();
    return;
  }
  listen();
  readyList();
  await load();
  const found = await (await ask('/map/labels.json', new URLSearchParams())).json();
  put(map, { labels: labels(found.labels, language) });
}

function beginTimeline() {
  const place = document.getElementById('brush');
  if (!place) return;
  const found = query();
  brush = new Brush(place, found.get('from'), found.get('to'), daysChanged);
  for (const tools of document.querySelectorAll('.tools')) tools.hidden = false;
  document.getElementById('play').addEventListener('click', play);
  document.getElementById('all-days').addEventListener('click', () => { if (playing) stop(); brush.set(0, brush.bars.length - 1); });
}

document.getElementById('filters').elements.by.addEventListener('change', (event) => event.target.form.submit());
document.getElementById('holders-on').addEventListener('change', () => loadHolders().catch(() => tell(words.error)));
panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') closeSpot(); });
document.addEventListener('click', (event) => {
  const button = event.target.closest('.find');
  if (!button || !map) return;
  const [lon, lat] = button.dataset.at.split(',').map(Number);
  map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), 8) });
  openSpot(lat, lon).catch(() => tell(words.error));
});
beginTimeline();
begin();
