import { as } from '../support/people.js';
import { signedInFetch } from '../support/sign-in.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';

let tracker: TestTracker;

beforeAll(async () => (tracker = await startTestTracker()));
afterAll(() => tracker?.close());

/** Sends a file through the API: the status, and what is wrong with it. */
async function sent(fileName: string, content: string, part: 'secretariat' | 'member' = 'secretariat') {
  const body = new FormData();
  body.append('file', new Blob([content]), fileName);
  const answer = await signedInFetch(`${tracker.url}/api/documents`, { method: 'POST', body, headers: as(part) });
  const said = (await answer.json()) as { detail?: string; sha256?: string };
  return [answer.status, said.detail ?? Object.keys(said)];
}

it('takes a file that is what its name says', async () =>
  expect(await sent('answer.pdf', '%PDF-1.7\n')).toEqual([201, ['sha256', 'bytes']]));

it.each([
  ['a program', 'answer.exe', 'MZ', expect.stringContaining('Choose a PDF, Word, Excel')],
  ['a web page', 'answer.html', '<html></html>', expect.stringContaining('Choose a PDF, Word, Excel')],
  [
    'a drawing that is called a picture',
    'answer.png',
    '<svg onload="x"/>',
    'The file is not what its name says: it ends in .png and holds something else',
  ],
])('refuses %s with a sentence', async (_, name, content, sentence) =>
  expect(await sent(name, content)).toEqual([422, sentence]),
);

it('is for those who send what the council said', async () =>
  expect((await sent('answer.pdf', '%PDF-1.7\n', 'member'))[0]).toBe(403));
