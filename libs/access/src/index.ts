export { accessInWords, wishersInWords, whoInWords, type AccessLine } from './in-words.js';
export { accessMarkdown } from './markdown.js';
export { isAmong, mustBeAllowed, NotAllowed, whoMay, type Somebody } from './may.js';
export { ADMINISTRATORS, ANYBODY, CONFIDANTS } from './roles.js';
export { ROUTES, type RouteRule, type Who } from './routes.js';
export { WISHES, type WishRule } from './wishes.js';
