import { allowed } from './allowed.js';

const may = (href: string, method = 'GET') => !href.startsWith('/secret') && method !== 'POST';

describe('what somebody may not go to', () => {
  it('is left out of buttons and lists of links', () =>
    expect(
      allowed(
        {
          actions: [
            { text: 'A', href: '/secret/new' },
            { text: 'B', href: '/open' },
          ],
          blocks: [{ kind: 'links', links: [{ text: 'C', href: '/secret' }] }],
        },
        { may },
      ),
    ).toEqual({ actions: [{ text: 'B', href: '/open' }], blocks: [{ kind: 'links', links: [] }] }));

  it('stays as words where it stands among others', () =>
    expect(
      allowed({ rows: [[{ text: 'A', href: '/secret/1', unseen: 'open it', hint: 'small' }, 'B']] }, { may }),
    ).toEqual({ rows: [[{ text: 'A', hint: 'small' }, 'B']] }));

  it('is no way back, and nothing to change', () =>
    expect(
      allowed(
        { back: { text: 'Back', href: '/secret' }, rows: [{ label: 'A', change: { text: 'C', href: '/secret' } }] },
        { may },
      ),
    ).toEqual({ rows: [{ label: 'A' }] }));

  it('has no button that is pressed there', () =>
    expect(allowed({ blocks: [{ kind: 'press', action: '/open', button: 'Go' }] }, { may })).toEqual({ blocks: [] }));

  it('is everything as it was for those who may go anywhere', () => {
    const page = { actions: [{ text: 'A', href: '/secret' }] };
    expect(allowed(page, {})).toBe(page);
  });
});
