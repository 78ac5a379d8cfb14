export { staying } from './earlier.js';
export { drawApiPage, type ApiCall } from './api-page.js';
export { assets, type Asset } from './assets.js';
export { plainText } from './cells.js';
export { countsSvg } from './charts/counts.js';
export { perCent, type Shade } from './charts/look.js';
export { partsSvg, seriesSvg } from './charts/parts.js';
export { sharesSvg } from './charts/shares.js';
export { spreadSvg } from './charts/spread.js';
export { timelineSvg } from './charts/timeline.js';
export { waitingSvg } from './charts/waiting.js';
export { DEPARTMENTS, knownTitle, THEMES, type Choice } from './choices.js';
export * from './dates.js';
export { answersShown } from './form/check.js';
export {
  KEPT,
  type Field,
  type Finder,
  type Form,
  type GroupField,
  type Mistake,
  type Option,
  type Raw,
} from './form/fields.js';
export { FILE_FORMATS, filesOf, isFileFormat, type FileFormat } from './files.js';
export { lengthInWords } from './form/length.js';
export { checkForm, fieldsOf, mistakesIn } from './form/mistakes.js';
export { rawOf, rowNumbers } from './form/read.js';
export { writeAnswers } from './form/write.js';
export { markdownHtml } from './markdown.js';
export type * from './page.js';
export {
  contentSecurityPolicy,
  drawAgain,
  drawBlocks,
  drawCheck,
  drawForm,
  drawPage,
  drawRegister,
  markingInWords,
  markedAs,
  registerFile,
  withFormToken,
  SERVICE,
  type FormState,
} from './pages.js';
export {
  readRegisterQuery,
  type Filter,
  type Register,
  type RegisterColumn,
  type RegisterQuery,
  type Rows,
} from './register.js';
export { drawSearch, type Search } from './search.js';
export { tableCsv, tableXlsx, type TableFile } from './table-file.js';
export { count, inWords, labelOf, stageColour, titleOfSlug, type TagColour } from './words.js';
