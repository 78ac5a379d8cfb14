// What JavaScript adds where words are written together: counts, unsaved words that are kept, who else is here, quotations.

const number = (value) => value.toLocaleString('en-GB');

// The same words as the server's: see lengthInWords.
for (const count of document.querySelectorAll('[data-count-of]')) {
  const text = document.getElementById(count.dataset.countOf);
  const { unit } = count.dataset;
  const most = Number(count.dataset.most);
  const named = (value) => (value === 1 ? unit.slice(0, -1) : unit);
  const show = () => {
    const length = unit === 'words' ? text.value.split(/\s+/).filter(Boolean).length : text.value.length;
    if (!most) count.textContent = `${number(length)} ${named(length)}`;
    else if (length > most)
      count.textContent = `${number(length - most)} ${named(length - most)} more than the ${number(most)} allowed`;
    else count.textContent = `${number(length)} of ${number(most)} ${named(most)}`;
  };
  text.addEventListener('input', show);
}

// Words chosen in the answer are put into the form as the passage that a contribution is about.
for (const source of document.querySelectorAll('[data-quote-from]')) {
  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !source.contains(selection.anchorNode)) return;
    if (!source.contains(selection.focusNode)) return;
    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.setStart(source, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const form = document.querySelector(`form[action="${source.dataset.quoteFrom}"]`);
    const from = before.toString().length;
    form.elements['replaces.quote'].value = range.toString();
    form.elements.from.value = from;
  });
}

// Enter in the box of a search inside a form searches; the words that are taken over are put at the end of the text.
for (const box of document.querySelectorAll('[data-find]')) {
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    box.nextElementSibling.click();
  });
}
for (const button of document.querySelectorAll('[data-take]')) {
  button.addEventListener('click', (event) => {
    event.preventDefault();
    const text = document.getElementById(button.dataset.into);
    const from = text.value.trimEnd();
    const start = from === '' ? '' : `${from}\n\n`;
    text.value = start + document.getElementById(button.dataset.take).textContent;
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.focus();
    text.setSelectionRange(start.length, text.value.length);
  });
}

const AFTER_TYPING = 800;
const HEARTBEAT = 15_000;

for (const form of document.querySelectorAll('form[data-draft]')) {
  const key = `draft:${form.dataset.draft}`;
  const presence = document.querySelector('[data-presence]');
  const status = document.createElement('p');
  status.className = 'govuk-hint draft-status';
  status.setAttribute('role', 'status');
  form.querySelector('.govuk-button-group').after(status);
  const typed = () => ({
    stance: form.elements.stance?.value ?? '',
    text: form.elements.text.value,
    askId: form.elements.askId?.value ?? '',
    baseVersion: Number(form.elements.baseVersion.value),
  });
  const say = (words) => (status.textContent = words);
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  };

  /** Tells the server what was typed, or only that somebody is here; hears who else is, and what was saved meanwhile. */
  const tell = async (draft) => {
    const answer = await fetch(form.dataset.draft, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...draft, _csrf: form.elements._csrf.value }),
    });
    if (!answer.ok) throw new Error(`The draft was not taken: ${answer.status}`);
    const { others, version } = await answer.json();
    if (presence) presence.textContent = others;
    if (version > Number(form.elements.baseVersion.value))
      say(
        `Version ${version} has been saved since you opened this page. Save yours: what does not overlap is put together.`,
      );
  };

  // What this browser kept of an answer that the server does not have, because the line or the browser broke.
  const before = kept();
  const failed = document.querySelector('.govuk-error-summary');
  if (before?.sent && !failed) localStorage.removeItem(key);
  else if (before && before.text !== form.elements.text.value && before.text.trim() !== '') {
    const back = document.createElement('button');
    back.type = 'button';
    back.className = 'govuk-button govuk-button--secondary';
    back.textContent = 'Put back the words that this browser kept';
    back.addEventListener('click', () => {
      form.elements.text.value = before.text;
      form.elements.text.dispatchEvent(new Event('input', { bubbles: true }));
      back.remove();
    });
    form.before(back);
  }

  let waiting;
  form.addEventListener('input', () => {
    try {
      localStorage.setItem(key, JSON.stringify(typed()));
    } catch {
      // the browser keeps nothing for pages: the server does
    }
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      try {
        say('Keeping your words …');
        await tell(typed());
        if (status.textContent === 'Keeping your words …') say('Your words are kept, and not saved yet.');
      } catch {
        say('The service cannot be reached just now. Your words are kept in this browser.');
      }
    }, AFTER_TYPING);
  });
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    const draft = kept();
    if (draft) localStorage.setItem(key, JSON.stringify({ ...draft, sent: true }));
  });

  const beat = async () => {
    try {
      await tell();
    } catch {
      // the next beat may get through
    }
  };
  setInterval(beat, HEARTBEAT);
  addEventListener('pagehide', () =>
    navigator.sendBeacon(`${form.dataset.draft}/leave`, new URLSearchParams({ _csrf: form.elements._csrf.value })),
  );
}
