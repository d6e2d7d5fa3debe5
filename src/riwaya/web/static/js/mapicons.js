// Signs of the map, drawn on canvases: a shape and a colour a group, so that neither alone has to tell them apart.

const RATIO = 2;
const SECTORS = 8;
export const GROUPS = 5;
export const OTHER = GROUPS;
export const SEVERAL = 's';
export const RING_SIZES = [13, 16, 20, 25];

/** The colours of the groups and of the rest, as the style sheet has them. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return { groups: [1, 2, 3, 4, 5, 6].map((n) => read(`--camp-${n}`)), ink: read('--ink'), warn: read('--warn'), sheet: read('--sheet') };
}

/** Points of a regular polygon or star around a middle. */
function polygon(pen, middle, radii, corners, turn) {
  pen.beginPath();
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn + (2 * Math.PI * corner) / corners;
    const radius = radii[corner % radii.length];
    pen.lineTo(middle + radius * Math.cos(angle), middle + radius * Math.sin(angle));
  }
  pen.closePath();
}

const SHAPES = {
  0: (pen, m) => { pen.beginPath(); pen.arc(m, m, 6, 0, 2 * Math.PI); },
  1: (pen, m) => { pen.beginPath(); pen.rect(m - 5.5, m - 5.5, 11, 11); },
  2: (pen, m) => polygon(pen, m, [7.5], 3, -Math.PI / 2),
  3: (pen, m) => polygon(pen, m, [7.5], 4, 0),
  4: (pen, m) => polygon(pen, m, [7], 6, 0),
  5: (pen, m) => { pen.beginPath(); pen.arc(m, m, 4, 0, 2 * Math.PI); },
  s: (pen, m) => polygon(pen, m, [8.5, 4], 10, -Math.PI / 2),
};

function canvas(size) {
  const made = document.createElement('canvas');
  made.width = size * RATIO;
  made.height = size * RATIO;
  const pen = made.getContext('2d');
  pen.scale(RATIO, RATIO);
  return [made, pen];
}

function finished(made, pen) {
  return pen.getImageData(0, 0, made.width, made.height);
}

/** A dashed outer ring: accounts differ. */
function mark(pen, middle, radius, colour) {
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
  pen.setLineDash([3.4, 2.2]);
  pen.lineWidth = 1.8;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.setLineDash([]);
}

/** The sign of one event: its group, and whether accounts differ. */
function dot(code, conflicting, palette) {
  const [made, pen] = canvas(24);
  SHAPES[code](pen, 12);
  pen.fillStyle = code === SEVERAL ? palette.ink : palette.groups[Number(code)];
  pen.fill();
  pen.lineWidth = 1.4;
  pen.strokeStyle = palette.sheet;
  pen.stroke();
  if (conflicting) mark(pen, 12, 10.6, palette.warn);
  return finished(made, pen);
}

/** A ring around a number: eighths by group. */
function ring(sectors, size, conflicting, palette) {
  const radius = RING_SIZES[size];
  const middle = radius + 4;
  const [made, pen] = canvas(middle * 2);
  [...sectors].forEach((code, at) => {
    pen.beginPath();
    pen.arc(middle, middle, radius - 2, -Math.PI / 2 + (at * 2 * Math.PI) / SECTORS, -Math.PI / 2 + ((at + 1) * 2 * Math.PI) / SECTORS);
    pen.lineWidth = 4.5;
    pen.strokeStyle = palette.groups[Number(code)];
    pen.stroke();
  });
  pen.beginPath();
  pen.arc(middle, middle, radius - 4, 0, 2 * Math.PI);
  pen.fillStyle = palette.sheet;
  pen.fill();
  if (conflicting) mark(pen, middle, radius + 2, palette.warn);
  return finished(made, pen);
}

/** A place that somebody is told to hold; dashed where contested. */
function holder(contested, palette) {
  const [made, pen] = canvas(22);
  pen.fillStyle = palette.sheet;
  pen.fillRect(4, 4, 14, 14);
  pen.lineWidth = 2.4;
  pen.strokeStyle = contested ? palette.warn : palette.ink;
  if (contested) pen.setLineDash([3, 2]);
  pen.strokeRect(4, 4, 14, 14);
  return finished(made, pen);
}

/** Eighths by group for counts of groups; what is left belongs to the others. */
export function sectorsOf(groups, events) {
  const counted = [...groups];
  while (counted.length < GROUPS) counted.push(0);
  counted.push(Math.max(0, events - counted.reduce((sum, n) => sum + n, 0)));
  const sum = counted.reduce((all, n) => all + n, 0) || 1;
  const exact = counted.map((n) => (n * SECTORS) / sum);
  const whole = exact.map(Math.floor);
  const order = exact.map((n, at) => [n - whole[at], at]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (let left = SECTORS - whole.reduce((all, n) => all + n, 0), next = 0; left > 0; left -= 1, next += 1) whole[order[next][1]] += 1;
  return whole.map((n, at) => String(at).repeat(n)).join('');
}

/** Give a map the signs that features name: `dot|code|0`, `ring|sectors|size|0`, `hold|0`. */
export function addSigns(map, features, palette) {
  for (const { properties } of features) {
    const name = properties.icon;
    if (!name || map.hasImage(name)) continue;
    const [kind, ...rest] = name.split('|');
    const flag = rest.at(-1) === '1';
    const image = kind === 'dot' ? dot(rest[0], flag, palette) : kind === 'ring' ? ring(rest[0], Number(rest[1]), flag, palette) : holder(flag, palette);
    map.addImage(name, image, { pixelRatio: RATIO });
  }
}
