import { parseHTML } from 'linkedom';
import { patientFetch } from './patient-fetch.js';
import { People } from './sign-in.js';

type Page = ReturnType<typeof parseHTML>['document'];
type Part = NonNullable<ReturnType<Page['querySelector']>>;

/** What is typed into, ticked or chosen in a field; a file is chosen by its name and content. */
export type Answer = string | readonly string[] | { readonly fileName: string; readonly content: string };

/** Somebody with a browser that runs no scripts: opens pages, fills in the form on them, presses its buttons. */
export class Visitor {
  status = 0;
  path = '';
  private page: Page = parseHTML('<main></main>').document;
  private readonly cookies = new Map<string, string>();
  private answers: Record<string, Answer> = {};

  /** Signed in as somebody of the tracker at the address: a part, or `member.<organisationId>`; null: as nobody. */
  constructor(
    private readonly url: string,
    as: string | null = 'secretariat',
  ) {
    if (as !== null) this.cookies.set('session', People.at(url).session(as));
  }

  async open(path: string): Promise<this> {
    const page = new URL(path, this.url);
    return this.take(await patientFetch(page, { headers: this.headers(), redirect: 'manual' }), path);
  }

  /** Answers questions of the form on the page by their names; the others stand as the page has them. */
  answer(answers: Readonly<Record<string, Answer>>): this {
    Object.assign(this.answers, answers);
    return this;
  }

  /** Presses the first button with these words, sends the form, and goes where it leads. */
  async press(words: string): Promise<this> {
    const { action, init } = this.sent(words);
    return this.take(await fetch(new URL(action, this.url), init), action);
  }

  /** The same form once more, as a double press sends it; answers where each led. */
  async pressTwice(words: string): Promise<readonly (string | null)[]> {
    const { action, init } = this.sent(words);
    const both = await Promise.all([fetch(new URL(action, this.url), init), fetch(new URL(action, this.url), init)]);
    return both.map((answer) => answer.headers.get('location'));
  }

  /** The words of a part of the page, blanks and line breaks as one blank. */
  words(selector = 'main'): string {
    return wordsOf(this.page.querySelector(selector));
  }

  /** The words of every part that a selector finds. */
  all(selector: string): string[] {
    return [...this.page.querySelectorAll(selector)].map(wordsOf);
  }

  /** The facts of the page: of its summary lists each label with what stands beside it. */
  facts(): Record<string, string> {
    const rows = [...this.page.querySelectorAll('.govuk-summary-list__row')];
    return Object.fromEntries(rows.map((row) => [wordsOf(row.querySelector('dt')), wordsOf(row.querySelector('dd'))]));
  }

  /** The rows of the table with a caption. */
  table(caption: string): string[][] {
    const table = [...this.page.querySelectorAll('table')].find(
      (one) => wordsOf(one.querySelector('caption')) === caption,
    );
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];
    return rows.map((row) => [...row.querySelectorAll('th, td')].map(wordsOf));
  }

  /** What the error summary says. */
  mistakes(): string[] {
    return this.all('.govuk-error-summary__list li');
  }

  /** Where the link with these words leads. */
  link(words: string): string {
    const found = [...this.page.querySelectorAll('a')].find((one) => seenOf(one) === words || wordsOf(one) === words);
    if (!found) throw new Error(`There is no link “${words}” on ${this.path}`);
    return found.getAttribute('href') ?? '';
  }

  /** What a field of the form holds as it was sent by the server. */
  value(name: string): string[] {
    return this.fields()
      .filter(([field]) => field === name)
      .map(([, value]) => value);
  }

  /** What can be ticked or chosen in a field of the form. */
  options(name: string): string[] {
    const boxes = this.form().querySelectorAll(`input[name="${name}"], select[name="${name}"] option`);
    return [...boxes].map((box) => box.getAttribute('value') ?? '');
  }

  private sent(words: string): { action: string; init: RequestInit } {
    const form = this.formWith(words) ?? this.form();
    const button = [...form.querySelectorAll('button')].find((one) => wordsOf(one) === words);
    if (!button) throw new Error(`There is no button “${words}” on ${this.path}`);
    const named = button.getAttribute('name');
    const fields: [string, Answer][] = [
      ...this.fields(form).filter(([name]) => !(name in this.answers)),
      ...Object.entries(this.answers),
      ...(named ? [[named, button.getAttribute('value') ?? ''] as [string, string]] : []),
    ];
    const leads = [button.getAttribute('formaction'), form.getAttribute('action')];
    const action = leads.map((address) => address?.split('#')[0]).find(Boolean) ?? this.path;
    const body = form.getAttribute('enctype') === 'multipart/form-data' ? new FormData() : new URLSearchParams();
    for (const [name, answer] of fields) {
      if (typeof answer === 'string') body.append(name, answer);
      else if ('fileName' in answer && body instanceof FormData)
        body.append(name, new Blob([answer.content]), answer.fileName);
      else if (Array.isArray(answer)) for (const one of answer) body.append(name, one);
    }
    return { action, init: { method: 'POST', body, headers: this.headers(), redirect: 'manual' } };
  }

  /** The form with a button: the first of the main part, or else the one around it. */
  private formWith(words: string): Part | undefined {
    const has = (form: Part) => [...form.querySelectorAll('button')].some((one) => wordsOf(one) === words);
    return [
      ...this.page.querySelectorAll('main form[method=post]'),
      ...this.page.querySelectorAll('form[method=post]'),
    ].find(has);
  }

  private form(): Part {
    const form = this.page.querySelector('main form[method=post]');
    if (!form) throw new Error(`There is no form on ${this.path}: ${this.words()}`);
    return form;
  }

  /** The fields as the page holds them: what is ticked, chosen or typed. */
  private fields(form = this.form()): [string, string][] {
    return [...form.querySelectorAll('input, textarea, select')].flatMap((field): [string, string][] => {
      const name = field.getAttribute('name');
      const type = field.getAttribute('type');
      const box = type === 'checkbox' || type === 'radio';
      if (!name || type === 'file' || (box && !field.hasAttribute('checked'))) return [];
      if (field.tagName === 'TEXTAREA') return [[name, unescaped(field.textContent ?? '')]];
      const chosen = field.tagName === 'SELECT' ? field.querySelector('option[selected]') : field;
      return [[name, chosen?.getAttribute('value') ?? '']];
    });
  }

  private async take(answer: Response, path: string): Promise<this> {
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    const to = answer.headers.get('location');
    if (answer.status === 303 && to) return this.open(to);
    this.status = answer.status;
    this.path = path;
    this.answers = {};
    // blocks are words apart, as they are on a screen
    this.page = parseHTML((await answer.text()).replaceAll(/<(?=(?:br|li|p|h\d)\b)/g, ' <')).document;
    return this;
  }

  private headers(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }
}

/** The parser leaves what is in a text area as it was sent. */
const unescaped = (markup: string): string =>
  parseHTML(`<main><pre>${markup}</pre></main>`).document.querySelector('pre')?.textContent ?? '';

/** The words of a part that are seen: not those that are only heard. */
function seenOf(part: Part): string {
  const seen = part.cloneNode(true) as Part;
  for (const heard of seen.querySelectorAll('.govuk-visually-hidden')) heard.remove();
  return wordsOf(seen);
}

const wordsOf = (part: Part | null): string => (part?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
