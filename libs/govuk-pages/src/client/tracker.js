// What JavaScript adds: the design system's own behaviour, lists that can be filtered, a word before unsaved work is lost.
import { initAll } from './govuk-frontend.min.js';

initAll();

// ARIA knows no radio button that expands, and what one reveals follows it: the attribute of the design system is taken away.
const sayNoMore = () => {
  for (const radio of document.querySelectorAll('[type=radio][aria-expanded]')) radio.removeAttribute('aria-expanded');
};
sayNoMore();
document.addEventListener('click', sayNoMore);
addEventListener('pageshow', sayNoMore);

// Without JavaScript a register's filters are open; on a narrow screen they would push its rows off it.
for (const fold of document.querySelectorAll('[data-fold-when-narrow]')) {
  if (matchMedia('(max-width: 63.9375rem)').matches && !location.search) fold.open = false;
}

for (const list of document.querySelectorAll('[data-filter]')) {
  const box = document.createElement('div');
  box.className = 'filter-box';
  const input = document.createElement('input');
  input.type = 'search';
  input.className = 'govuk-input';
  input.setAttribute('aria-label', list.dataset.filter);
  input.placeholder = 'Type to find';
  const count = document.createElement('p');
  count.className = 'filter-count';
  count.setAttribute('aria-live', 'polite');
  const show = () => {
    const items = [...list.querySelectorAll('.govuk-checkboxes__item')];
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const text = item.textContent.toLowerCase();
      const matches = words.length > 0 ? words.every((word) => text.includes(word)) : shown < 8;
      item.hidden = !matches && !item.querySelector('input').checked;
      if (!item.hidden) shown++;
    }
    count.textContent = `Showing ${shown} of ${items.length}`;
  };
  input.addEventListener('input', show);
  list.addEventListener('reordered', show);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  box.append(input);
  list.before(box, count);
  show();
}

// What belongs to something chosen in another list comes first: asks of the policies ticked above.
for (const list of document.querySelectorAll('[data-first-of]')) {
  const boxes = [...document.querySelectorAll(`input[name="${list.dataset.firstOf}"]`)];
  const items = [...list.querySelectorAll('.govuk-checkboxes__item')];
  const order = () => {
    const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const belongs = (item) => (item.querySelector('input').dataset.of ?? '').split(' ').some((id) => chosen.has(id));
    list.append(...items.filter(belongs), ...items.filter((item) => !belongs(item)));
    list.dispatchEvent(new Event('reordered'));
  };
  for (const box of boxes) box.addEventListener('change', order);
  order();
}

for (const form of document.querySelectorAll('form[data-unsaved]')) {
  let unsaved = false;
  form.addEventListener('input', () => (unsaved = true));
  form.addEventListener('submit', () => (unsaved = false));
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector('[role=status]');
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = 'Copied';
    } catch {
      // the browser does not let pages copy: what is selected can be copied by hand
      getSelection().selectAllChildren(text);
      said.textContent = 'Selected: press Ctrl and C to copy';
    }
  });
}

// Long work: the bar moves, and the page is loaded anew when the work is done.
const bar = document.querySelector('[data-progress]');
if (bar) {
  const look = async () => {
    try {
      const answer = await fetch(location.href);
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-progress]');
      if (!next) return location.reload();
      bar.querySelector('[role=status]').textContent = next.querySelector('[role=status]').textContent;
      bar.querySelector('progress').value = next.querySelector('progress').value;
    } catch {
      // the service cannot be reached just now: the next look may find it
    }
    setTimeout(look, 500);
  };
  setTimeout(look, 500);
}

// The page to try the API.
for (const form of document.querySelectorAll('form[data-try]')) {
  const shown = form.querySelector('.answer');
  form.querySelector('button').hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { method } = form.dataset;
    let path = form.dataset.path;
    const query = new URLSearchParams();
    const headers = { 'x-csrf-token': form.elements._csrf?.value ?? '' };
    for (const input of form.querySelectorAll('input[data-in]')) {
      const value = input.value.trim();
      if (input.dataset.in === 'path') path = path.replace(`{${input.name}}`, encodeURIComponent(value));
      else if (value && input.dataset.in === 'query') query.set(input.name, value);
      else if (value) headers[input.name] = value;
    }
    const body = form.elements.body?.value;
    if (body) headers['content-type'] = 'application/json';
    shown.hidden = false;
    shown.textContent = 'Sending …';
    try {
      const answer = await fetch(query.size > 0 ? `${path}?${query}` : path, { method, headers, body });
      const text = await answer.text();
      const json = /json/.test(answer.headers.get('content-type') ?? '');
      shown.textContent = `${answer.status} ${answer.statusText}\n\n${json ? JSON.stringify(JSON.parse(text), null, 2) : text}`;
    } catch (error) {
      shown.textContent = `It could not be sent: ${error.message}`;
    }
    shown.focus();
  });
}

// Words that are typed are counted, kept before they are saved, and not typed alone.
if (document.querySelector('[data-draft], [data-count-of], [data-quote-from]')) import('./drafting.js');
