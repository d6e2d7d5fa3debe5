// What the app answers, as features that the map draws. No drawing here.
import { OTHER, SEVERAL, sectorsOf } from './mapicons.js';

const EARTH_KM = 6371.0088;
const CORNERS = 64;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const radians = (degrees) => (degrees * Math.PI) / 180;
const degrees = (radian) => (radian * 180) / Math.PI;

const point = (lon, lat, properties) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties });
export const collection = (features) => ({ type: 'FeatureCollection', features });

/** A circle of so many kilometres on the earth, as a ring of positions. */
export function circle(lat, lon, km) {
  const reach = km / EARTH_KM;
  const south = radians(lat);
  const ring = [];
  for (let corner = 0; corner <= CORNERS; corner += 1) {
    const bearing = (-2 * Math.PI * corner) / CORNERS;
    const at = Math.asin(Math.sin(south) * Math.cos(reach) + Math.cos(south) * Math.sin(reach) * Math.cos(bearing));
    const east = Math.atan2(Math.sin(bearing) * Math.sin(reach) * Math.cos(south), Math.cos(reach) - Math.sin(south) * Math.sin(at));
    ring.push([lon + degrees(east), degrees(at)]);
  }
  return ring;
}

/** The radius of every spot, to scale; the widest are drawn first, beneath the others. */
export function areas(cells, palette) {
  return cells
    .filter((cell) => cell.spot && cell.radius_km > 0)
    .sort((a, b) => b.radius_km - a.radius_km)
    .map((cell) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [circle(cell.lat, cell.lon, cell.radius_km)] },
      properties: { conflicting: cell.conflicting > 0, wide: cell.radius_km > 150, colour: palette.groups[strongest(cell)] },
    }));
}

function strongest(cell) {
  const most = Math.max(0, ...cell.groups);
  const other = cell.events - cell.groups.reduce((sum, n) => sum + n, 0);
  return most > 0 && most >= other ? cell.groups.indexOf(most) : OTHER;
}

/** Numbers in rings: squares with several spots, and spots with too many events to show each. */
export function rings(cells, language) {
  return cells.filter((cell) => !cell.apart).map((cell) => {
    const size = cell.events < 10 ? 0 : cell.events < 100 ? 1 : cell.events < 1000 ? 2 : 3;
    const icon = `ring|${sectorsOf(cell.groups, cell.events)}|${size}|${cell.conflicting ? 1 : 0}`;
    const told = cell.events < 10000 ? String(cell.events) : `${Math.round(cell.events / 1000)}k`;
    return point(cell.lon, cell.lat, { icon, told, events: cell.events, spot: cell.spot, lat: cell.lat, lon: cell.lon, name: cell[language] || '' });
  });
}

/** How far out, in pixels, the seed of a number stands; a single event stands on its spot. */
const spread = (seed, inner = 0) => Math.sqrt(inner * inner + 130 * (seed + 0.6));

/** Single events, spread around their spot as seeds in a sunflower, in the order of their ids, which never changes. */
export function dots(found, inner = 0) {
  const counts = new Map();
  const key = (dot) => `${dot[1]},${dot[2]}`;
  for (const dot of found) counts.set(key(dot), (counts.get(key(dot)) || 0) + 1);
  const seen = new Map();
  return found.map((dot) => {
    const [id, lat, lon, conflicting, groups] = dot;
    const seed = seen.get(key(dot)) || 0;
    seen.set(key(dot), seed + 1);
    const alone = counts.get(key(dot)) === 1 && !inner;
    const radius = alone ? 0 : spread(seed, inner);
    const offset = [radius * Math.cos(seed * GOLDEN), radius * Math.sin(seed * GOLDEN)].map((n) => Math.round(n * 10) / 10);
    const code = groups.length > 1 ? SEVERAL : groups.length ? groups[0] : OTHER;
    return point(lon, lat, { id, icon: `dot|${code}|${conflicting}`, offset, lat, lon });
  });
}

/** Names of spots, those with most events first. */
export function names(cells, language) {
  return cells.filter((cell) => cell.spot && cell[language] && cell.radius_km < 60)
    .map((cell) => point(cell.lon, cell.lat, { name: cell[language], rank: -cell.events, shift: [0, cell.apart ? 0.8 + spread(cell.events) / 12 : 1.7] }));
}

/** Names of countries and of their units. */
export function labels(found, language) {
  return found.filter((label) => label[language]).map((label) => point(label.lon, label.lat, { name: label[language], rank: label.rank }));
}

/** Who is told to hold a place on a day; `old` where nobody has said so for a year. */
export function held(places, day, language) {
  const lately = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return places.filter((place) => place.lat !== null).map((place) => {
    const told = [...new Set(place.told.map((one) => one.holder[language]))].join(' / ');
    return point(place.lon, place.lat, { icon: `hold|${place.contested ? 1 : 0}`, name: `${place.place[language]}: ${told}`, old: place.told.every((one) => one.last < lately) });
  });
}
