import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Drafts, type AnswerDraft, type RulingDraft } from '#drafts';

let folder: string;
let drafts: Drafts;
const open = () => (drafts = new Drafts(join(folder, 'kept', 'drafts.sqlite')));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  open();
});
afterEach(() => {
  drafts.close();
  rmSync(folder, { recursive: true, force: true });
});

const here = { responseId: 'a-response', questionId: 'a-question' };
const there = { ...here, questionId: 'another' };
const typed: AnswerDraft = {
  stance: 'agree',
  text: 'We ag',
  askId: '',
  baseVersion: 2,
  savedAt: '2026-01-01T12:00:00Z',
};
const ruling: RulingDraft = {
  contributionId: 'c1',
  ruling: 'adopted',
  reason: 'Well said',
  mergedInto: null,
  text: null,
  baseVersion: null,
  personId: 'ann',
  savedAt: '2026-01-01T12:00:00Z',
};

describe('What somebody has typed', () => {
  it('is theirs alone, by the answer, and the latest of it', () => {
    drafts.keepAnswer('ann', here, typed);
    drafts.keepAnswer('ann', here, { ...typed, text: 'We agree' });
    expect(drafts.answer('ann', here)).toEqual({ ...typed, text: 'We agree' });
    expect([drafts.answer('bob', here), drafts.answer('ann', there)]).toEqual([undefined, undefined]);
  });
  it('is still there when the service starts again, until it is saved', () => {
    drafts.keepAnswer('ann', here, typed);
    drafts.close();
    open();
    expect(drafts.answer('ann', here)).toEqual(typed);
    drafts.forgetAnswer('ann', here);
    expect(drafts.answer('ann', here)).toBeUndefined();
  });
});

describe('A ruling that is not sent yet', () => {
  it('is kept with the others of its response until it is sent', () => {
    const later = { ...ruling, contributionId: 'c2', savedAt: '2026-01-01T13:00:00Z' };
    drafts.keepRuling('a-response', later);
    drafts.keepRuling('a-response', { ...ruling, reason: 'Hm' });
    drafts.keepRuling('a-response', ruling);
    drafts.keepRuling('another', ruling);
    expect(drafts.rulings('a-response')).toEqual([ruling, later]);
    drafts.forgetRuling('a-response', 'c1');
    expect(drafts.rulings('a-response')).toEqual([later]);
    expect(drafts.rulings('another')).toEqual([ruling]);
  });
});

describe('Who has an answer open', () => {
  const ann = { personId: 'ann', name: 'Ann' };
  const bob = { personId: 'bob', name: 'Bob' };
  it('is told to the others, answer by answer', () => {
    expect(drafts.enter(here, ann, '2026-01-01T12:00:00Z')).toEqual([]);
    expect(drafts.enter(here, bob, '2026-01-01T12:00:10Z')).toEqual([ann]);
    expect(drafts.enter(there, bob, '2026-01-01T12:00:10Z')).toEqual([]);
    expect(drafts.enter(here, ann, '2026-01-01T12:00:20Z')).toEqual([bob]);
  });
  it('is not any more who has closed it, or was not heard of for a while', () => {
    drafts.enter(here, ann, '2026-01-01T12:00:00Z');
    drafts.enter(here, bob, '2026-01-01T12:00:40Z');
    drafts.leave(here, 'bob');
    expect(drafts.enter(here, { personId: 'eve', name: 'Eve' }, '2026-01-01T12:00:45Z')).toEqual([ann]);
    expect(drafts.enter(here, { personId: 'eve', name: 'Eve' }, '2026-01-01T12:00:46Z')).toEqual([]);
  });
});
