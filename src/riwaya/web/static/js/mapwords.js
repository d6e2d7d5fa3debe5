// What the map says in words: lines of its panel, rows of its table. Texts of the record are set as text, never as markup.

/** A phrase with its `{name}` places filled. */
export const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** An element with a text. */
export function line(tag, text, className = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** An event as a line of the panel; `chosen` is the id of the one that was asked for. */
export function eventLine(event, chosen, words, language) {
  const item = line('li', '', event.id === chosen ? 'chosen-event' : '');
  const link = line('a', event.sentence?.[language] ?? event.kind[language]);
  link.href = `/event/${encodeURIComponent(event.id)}`;
  const time = event.time ? (event.time.start === event.time.end ? event.time.start : `${event.time.start} – ${event.time.end}`) : words.undated;
  const facts = line('p', '', 'facts');
  facts.append(line('bdi', time), ' ', line('span', event.camps.map((camp) => camp[language]).join(language === 'ar' ? '، ' : ', ')));
  if (event.conflicts.length) facts.append(' ', line('span', `≠ ${words.conflict}`, 'tag conflict'));
  item.append(link, facts);
  return item;
}

/** What is told of who holds a place, as rows of a table. */
export function holderRows(place, words, language) {
  return place.told.map((one, at) => {
    const row = document.createElement('tr');
    const head = line('th', at ? '' : place.place[language]);
    head.scope = 'row';
    if (!at && place.contested) head.append(' ', line('span', `≠ ${words.contested}`, 'tag conflict'));
    row.append(head, line('td', one.holder[language]), line('td', one.camp[language]), line('td', one.since, 'number'), line('td', one.last, 'number'));
    return row;
  });
}
