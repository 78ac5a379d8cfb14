export { piecesOf, plainAnswer, type Piece, type Run } from './markdown.js';
export type { ResponsePaper } from './paper.js';
export { DOCX, responseDocx } from './response-docx.js';
