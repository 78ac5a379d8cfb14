export { letterDocx, type Letter } from './letter-docx.js';
export { piecesOf, plainAnswer, type Piece, type Run } from './markdown.js';
export type { ResponsePaper } from './paper.js';
export { responseDocx } from './response-docx.js';
export { DOCX } from './word-document.js';
