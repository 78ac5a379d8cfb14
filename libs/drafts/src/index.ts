export { Drafts, type AnswerDraft, type Present, type RulingDraft } from './drafts.js';
