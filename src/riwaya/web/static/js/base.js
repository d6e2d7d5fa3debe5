// What every page does: keep the filters when the language changes, and remember keys.
const link = document.querySelector('[data-language]');
if (link) {
  const target = new URL(location.href);
  target.searchParams.set('lang', link.lang);
  link.href = target.search;
}

// "/" goes to the search field; everything else is reached by Tab.
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.getElementById('q')?.focus();
  }
});
