import type { Site } from './page.js';

type Thing = Readonly<Record<string, unknown>>;

/** Lists of ways to go: one that is closed is left out. Anywhere else the words stay, without the link. */
const WAYS = new Set(['actions', 'links', 'navigation', 'footer']);
/** Single ways to go. */
const WAY = new Set(['change', 'link', 'back']);

/**
 * What is to be drawn, without buttons and links that would not let through whoever looks. Every page and register passes
 * here, so that no page has to ask.
 */
export function allowed<Shown>(shown: Shown, { may }: Pick<Site, 'may'>): Shown {
  if (!may) return shown;
  const closed = (thing: unknown): boolean => {
    if (typeof thing !== 'object' || thing === null) return false;
    const { href, kind, action } = thing as Thing;
    if (kind === 'press') return typeof action === 'string' && !may(action, 'POST');
    return typeof href === 'string' && !may(href);
  };
  const look = (thing: unknown, name?: string): unknown => {
    if (Array.isArray(thing)) {
      const kept = thing.filter((part: unknown) => !closed(part) || !(WAYS.has(name ?? '') || isPress(part)));
      return kept.map((part: unknown) => look(part));
    }
    if (typeof thing !== 'object' || thing === null || Object.getPrototypeOf(thing) !== Object.prototype) return thing;
    const entries = Object.entries(thing).filter(([key, value]) => !(WAY.has(key) && closed(value)));
    const open = closed(thing) ? entries.filter(([key]) => key !== 'href' && key !== 'unseen') : entries;
    return Object.fromEntries(open.map(([key, value]) => [key, look(value, key)]));
  };
  return look(shown) as Shown;
}

const isPress = (thing: unknown): boolean => (thing as Thing).kind === 'press';
