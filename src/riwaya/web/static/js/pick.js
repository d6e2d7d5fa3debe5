// A small map to pick a place on: outlines from the app, a press gives latitude and longitude to the form around it.

const SVG = 'http://www.w3.org/2000/svg';

function element(name, attributes, words = '') {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.textContent = words;
  return made;
}

/**
 * Draw the map around a point, wide enough for `reach` kilometres.
 * @param {HTMLElement} pick
 */
export async function drawMap(pick, lat, lon, radius, reach = 0) {
  const query = new URLSearchParams({ lat: String(clamp(lat, 85)), lon: String(clamp(lon, 180)), radius: String(radius), reach: String(reach) });
  const answer = await fetch(`/review/map.json?${query}`);
  if (!answer.ok) return;
  const view = await answer.json();
  pick.hidden = false;
  pick.querySelector('.picture').replaceChildren(picture(view, pick));
  pick.querySelectorAll('[data-zoom]').forEach((button) => {
    const now = reach || Math.max(90, radius * 1.6);
    button.onclick = () => drawMap(pick, view.lat, view.lon, radius, Math.min(4000, Math.max(10, now * Number(button.dataset.zoom))));
  });
}

function clamp(value, most) {
  return Math.min(most, Math.max(-most, value));
}

function picture(view, pick) {
  const language = document.documentElement.lang;
  const svg = element('svg', { class: 'inset', viewBox: `0 0 ${view.width} ${view.height}`, role: 'img', 'aria-hidden': 'true' });
  const where = element('circle', { class: 'where', cx: view.x, cy: view.y, r: view.radius });
  svg.append(
    element('rect', { class: 'sea', width: view.width, height: view.height }),
    element('path', { class: 'land', d: view.land }),
    element('path', { class: 'borders', d: view.borders }),
    ...view.towns.flatMap((town) => [
      element('circle', { class: 'town', cx: town.x, cy: town.y, r: 2.2 }),
      element('text', { class: 'town', x: town.x, y: town.y - 6, 'text-anchor': 'middle' }, town[language] ?? town.en),
    ]),
    where,
  );
  svg.addEventListener('click', (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    where.setAttribute('cx', point.x);
    where.setAttribute('cy', point.y);
    tell(pick, view.north - point.y / view.y_degree, view.west + point.x / view.x_degree);
  });
  return svg;
}

/** Write the point into the form; a place that was named before no longer counts. */
function tell(pick, lat, lon) {
  const form = pick.closest('form');
  form.elements.lat.value = lat.toFixed(4);
  form.elements.lon.value = lon.toFixed(4);
  form.elements.radius_km.value ||= '2';
  form.elements.place.value = '';
}
