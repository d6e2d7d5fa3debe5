// The map itself: outlines, layers, and what is drawn on them. Nothing is asked of another host.
import * as maplibregl from '/static/vendor/maplibre-gl.mjs';
import { addSigns, colours } from './mapicons.js';
import * as features from './mapfeatures.js';

const FONT = ['Noto Sans Arabic'];
// What nobody has said again for a year.
const FADED = ['case', ['get', 'old'], 0.7, 1];
const EMPTY = features.collection([]);

maplibregl.setWorkerUrl('/static/vendor/maplibre-gl-worker.mjs');

function text(id, source, filter, layout, paint, more = {}) {
  return {
    id, type: 'symbol', source, filter, ...more,
    layout: { 'text-font': FONT, 'text-field': ['get', 'name'], 'text-max-width': 9, 'symbol-sort-key': ['get', 'rank'], ...layout },
    paint: { 'text-halo-color': '#faf8f3', 'text-halo-width': 1.6, ...paint },
  };
}

function layers() {
  const icon = { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': true };
  const country = { 'text-size': ['interpolate', ['linear'], ['zoom'], 2, 11, 7, 17] };
  return [
    { id: 'water', type: 'background', paint: { 'background-color': '#dfe8ec' } },
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': '#f6f3ea' } },
    { id: 'units', type: 'line', source: 'units', minzoom: 4.5, paint: { 'line-color': '#d9d2c0', 'line-width': 0.8 } },
    { id: 'borders', type: 'line', source: 'countries', paint: { 'line-color': '#9a9688', 'line-width': 1 } },
    { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': ['case', ['get', 'wide'], 0.015, 0.1] } },
    { id: 'areas-line', type: 'line', source: 'areas', filter: ['!', ['get', 'conflicting']], paint: { 'line-color': ['get', 'colour'], 'line-width': 1, 'line-opacity': ['case', ['get', 'wide'], 0.35, 0.8] } },
    { id: 'areas-differ', type: 'line', source: 'areas', filter: ['get', 'conflicting'], paint: { 'line-color': ['get', 'colour'], 'line-width': 1.3, 'line-dasharray': [3, 2], 'line-opacity': ['case', ['get', 'wide'], 0.35, 0.9] } },
    text('units-names', 'labels', ['==', ['get', 'rank'], 5], { 'text-size': 11 }, { 'text-color': '#8d8570' }, { minzoom: 6.5 }),
    text('countries-far', 'labels', ['<=', ['get', 'rank'], 2], country, { 'text-color': '#6b6656' }, { minzoom: 2.5, maxzoom: 9 }),
    text('countries-near', 'labels', ['in', ['get', 'rank'], ['literal', [3, 4]]], country, { 'text-color': '#6b6656' }, { minzoom: 5, maxzoom: 9 }),
    text('names', 'names', ['has', 'name'], { 'text-size': 12, 'text-offset': ['array', 'number', 2, ['get', 'shift']], 'text-anchor': 'top' }, { 'text-color': '#1c2733' }, { minzoom: 5.5 }),
    { id: 'dots', type: 'symbol', source: 'dots', layout: { ...icon, 'icon-offset': ['array', 'number', 2, ['get', 'offset']] } },
    { id: 'rings', type: 'symbol', source: 'rings', layout: { ...icon, 'text-font': FONT, 'text-field': ['get', 'told'], 'text-size': 12, 'text-allow-overlap': true, 'text-ignore-placement': true, 'symbol-sort-key': ['get', 'events'] }, paint: { 'text-color': '#1c2733' } },
    { id: 'opened', type: 'symbol', source: 'opened', layout: { ...icon, 'icon-offset': ['array', 'number', 2, ['get', 'offset']] } },
    { id: 'held', type: 'symbol', source: 'held', layout: { ...icon, 'text-font': FONT, 'text-field': ['get', 'name'], 'text-size': 11, 'text-anchor': 'top', 'text-offset': [0, 0.9], 'text-max-width': 14, 'text-optional': true }, paint: { 'text-color': '#1c2733', 'text-halo-color': '#fff', 'text-halo-width': 1.8, 'icon-opacity': FADED, 'text-opacity': FADED } },
  ];
}

function style() {
  const made = (data) => ({ type: 'geojson', data, tolerance: 0.2 });
  const empty = ['areas', 'labels', 'names', 'dots', 'rings', 'opened', 'held'].map((name) => [name, made(EMPTY)]);
  return {
    version: 8,
    sources: { countries: made('/static/map/countries.geojson'), units: made('/static/map/admin1.geojson'), ...Object.fromEntries(empty) },
    layers: layers(),
  };
}

/** Whether the browser can draw it at all. */
export function canDraw() {
  return Boolean(document.createElement('canvas').getContext('webgl2'));
}

/** A button on the map that shows all of it. */
class Home {
  constructor(box, label) { this.box = box; this.label = label; }

  onAdd(map) {
    this.element = document.createElement('div');
    this.element.className = 'maplibregl-ctrl maplibregl-ctrl-group home';
    const button = document.createElement('button');
    button.type = 'button';
    button.title = this.label;
    button.setAttribute('aria-label', this.label);
    button.textContent = '⤢';
    button.addEventListener('click', () => map.fitBounds(corners(this.box), { padding: map.getContainer().clientWidth * 0.08, maxZoom: 8 }));
    this.element.append(button);
    return this.element;
  }

  onRemove() { this.element.remove(); }
}

const corners = (box) => [[box[0], box[1]], [box[2], box[3]]];

/** A map in an element; `box` and `all` are [west, south, east, north] or empty. Rejects where it cannot be drawn. */
export async function drawMap(element, box, all, words) {
  // Letters are drawn from the page's own fonts, which must be there before.
  await Promise.all(['400 16px "Noto Sans Arabic"', '400 16px "Noto Sans Arabic"'].map((font, at) => document.fonts.load(font, at ? 'خريطة' : 'map 0123')));
  const padding = Math.min(60, element.clientWidth * 0.08);
  const map = new maplibregl.Map({
    container: element, style: style(), hash: 'at', attributionControl: false, dragRotate: false, pitchWithRotate: false, maxZoom: 13, minZoom: 1.5,
    renderWorldCopies: false, fadeDuration: 100,
    ...(box.length ? { bounds: corners(box), fitBoundsOptions: { padding, maxZoom: 8 } } : { center: [32, 27], zoom: 3.2 }),
    locale: { 'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut, 'Map.Title': words.canvas },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const end = document.documentElement.dir === 'rtl' ? 'top-left' : 'top-right';
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), end);
  if (all.length) map.addControl(new Home(all, words.home), end);
  map.addControl(new maplibregl.ScaleControl({ unit: 'metric' }), 'bottom-left');
  await new Promise((resolve) => map.once('load', resolve));
  return map;
}

/** Put features into sources; draws the signs that they need before. */
export function put(map, found) {
  const palette = colours();
  for (const [name, list] of Object.entries(found)) {
    addSigns(map, list, palette);
    map.getSource(name).setData(features.collection(list));
  }
}

/** Draw an answer of /map/points.json. */
export function putPoints(map, answer, language) {
  put(map, {
    areas: features.areas(answer.cells, colours()), rings: features.rings(answer.cells, language),
    dots: features.dots(answer.dots), names: features.names(answer.cells, language), opened: [],
  });
}

/** Let what is drawn of events step back while holders are shown. */
export function stepBack(map, back) {
  for (const layer of ['dots', 'rings', 'opened']) map.setPaintProperty(layer, 'icon-opacity', back ? 0.3 : 1);
  map.setPaintProperty('rings', 'text-opacity', back ? 0.3 : 1);
  map.setLayoutProperty('names', 'visibility', back ? 'none' : 'visible');
}
