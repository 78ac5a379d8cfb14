import { PARTS, personPlaying } from './parts.js';

it('knows who plays a part by an id that never changes', () =>
  expect(personPlaying('secretariat')).toBe('c62380b6-552b-5260-877c-b00ccce4c294'));

it('tells the parts apart', () =>
  expect(new Set(Object.keys(PARTS).map((part) => personPlaying(part))).size).toBe(Object.keys(PARTS).length));
