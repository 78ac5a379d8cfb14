import { ProgressLine } from './progress-line.js';
import { run } from './spec-support.js';

const COMMANDS = ['import', 'export', 'verify', 'rebuild', 'copy', 'sample', 'indicators', 'report'];

it('lists its commands, its settings and its exit codes', async () => {
  const { code, stdout, stderr } = await run(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  for (const word of ['DATA_DIR', 'EVENTSTORE_URL', 'Exit codes: 0 ']) expect(stdout).toContain(word);
});

it.each(COMMANDS)('explains %s, and how it is called', async (command) => {
  const { code, stdout, stderr } = await run([command, '--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^Usage: npm run -s tracker -- ${command} `));
  expect(stdout).toContain('--json');
});

it.each(['list', 'make', 'restate'])('explains report %s, and how it is called', async (part) => {
  const { code, stdout, stderr } = await run(['report', part, '--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^Usage: npm run -s tracker -- report ${part} `));
  expect(stdout).toContain('--json');
});

it('explains keys rotate, and refuses to guess what is meant', async () => {
  const { code, stdout } = await run(['keys', 'rotate', '--help']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('NEW_MASTER_KEY') });
  expect(await run(['keys', 'rotate'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Set NEW_MASTER_KEY (or NEW_MASTER_KEY_FILE) to the new master key, or say --unlocked.\n',
  });
});

it.each([
  ['no command', [], /^Usage: /],
  ['an unknown command', ['improt', 'x'], /^error: unknown command 'improt'\n\(Did you mean import\?\)\n$/],
  ['an unknown option', ['verify', '--quick'], /^error: unknown option '--quick'\n$/],
  [
    'a report of an unknown kind',
    ['report', 'make', 'x', 'report.pdf'],
    /^Name the file with one of the endings \.html, \.docx, \.xlsx, or say --kind\.\n$/,
  ],
  ['no file', ['import'], /^error: missing required argument 'file'\n$/],
  [
    'too many files',
    ['import', 'a', 'b'],
    /^error: too many arguments for 'import'. Expected 1 argument but got 2.\n$/,
  ],
])('exits with 2 at %s', async (_, args, sentence) =>
  expect(await run(args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) }),
);

it('exits with 2 at a wrong setting, with a sentence for each', async () =>
  expect(await run(['verify'], { PORT: 'http', EVENTSTORE_URL: 'localhost' })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'PORT must be a whole number from 0 to 65535; it is “http”.\nEVENTSTORE_URL must begin with esdb:// or esdb+discover://, or be left empty for the embedded log.\n',
  }));

describe('Progress', () => {
  const terminal = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, isTTY, columns: 30, write: (text: string) => written.push(text) };
  };

  it('is one line that moves and goes', () => {
    const watched = terminal(true);
    const line = new ProgressLine(watched);
    line.show('Storing', 0.5, { count: 1234, what: 'events' });
    line.show('Storing', 0.51, { count: 1250, what: 'events' });
    line.show('Storing', 1, { count: 2468, what: 'events' });
    line.clear();
    line.clear();
    expect(watched.written).toEqual([
      '\r\u001B[KStoring: 50 %, 1,234 events',
      '\r\u001B[KStoring: 100 %, 2,468 events',
      '\r\u001B[K',
    ]);
  });

  it('never wraps', () => {
    const watched = terminal(true);
    new ProgressLine(watched).show('Catching up with a very long log', 0.5);
    expect(watched.written).toEqual(['\r\u001B[KCatching up with a very long ']);
  });

  it('is not shown when nobody watches', () => {
    const unwatched = terminal(false);
    const line = new ProgressLine(unwatched);
    line.show('Storing', 1);
    line.clear();
    expect(unwatched.written).toEqual([]);
  });
});
