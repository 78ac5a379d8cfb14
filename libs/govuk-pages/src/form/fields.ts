import type { Shape } from '#vocabulary';
import type { Block, Cell, PageHead } from '../page.js';

interface Named {
  /** the path of the answer in the data of the event: `closesAt`, `counterpart.body`; inside a group from the group on */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** how mistakes name it, in the singular and without an article: “closing date”; default: the label, uncapitalised */
  readonly noun?: string;
  /** it is asked for here, although the shape could do without it */
  readonly needed?: boolean;
  /** few people answer it: with others of its kind it is folded away until that is opened, or holds an answer */
  readonly aside?: boolean;
}

export interface LineField extends Named {
  readonly kind: 'line';
  readonly width?: 'short' | 'half';
  /** a password is never shown again, whatever is wrong with it */
  readonly input?: 'url' | 'email' | 'numeric' | 'password';
  /** what browsers may fill in: `username`, `current-password`, `one-time-code` … */
  readonly autocomplete?: string;
}

/**
 * A search below a text for words to take over into it. The form is sent with what is looked for, as `_find`, or with the
 * key of what is taken, as `_step`; whoever takes the form draws it again. With JavaScript words are taken over at once.
 */
export interface Finder {
  /** the words on its fold */
  readonly summary: string;
  readonly open: boolean;
  readonly label: string;
  /** what was looked for */
  readonly words: string;
  /** what was found, in a sentence */
  readonly note: string;
  readonly found: readonly {
    readonly key: string;
    readonly title: Cell;
    /** what there is to know before it is taken over */
    readonly about: Cell;
    readonly text: string;
    /** the text is longer than what is shown of it */
    readonly cut?: boolean;
    /** what a screen reader hears that the button takes over */
    readonly unseen: string;
  }[];
}

/** Several lines of text. */
export interface TextField extends Named {
  readonly kind: 'text';
  readonly rows?: number;
  /** the answer is a list: one item a line */
  readonly list?: boolean;
  /** its length is told below it, and against the most that it may be if there is a limit */
  readonly counted?: { readonly of: 'characters' | 'words'; readonly most?: number };
  readonly finder?: Finder;
}

/** Day, month and year; the answer is `YYYY-MM-DD`. */
export interface DateField extends Named {
  readonly kind: 'date';
}

/** A date and a time in London; the answer is an instant. */
export interface InstantField extends Named {
  readonly kind: 'instant';
}

export interface NumberField extends Named {
  readonly kind: 'number';
}

export interface Option {
  /** an empty one answers nothing */
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** the ids of what it belongs to */
  readonly of?: readonly string[];
  /** asked only when this option is chosen (single choices) */
  readonly reveals?: readonly Field[];
}

/** One of a list: radios, or a select when the list is long. */
export interface ChoiceField extends Named {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** the values are objects, written as JSON */
  readonly json?: boolean;
  /** a select, however few there are */
  readonly select?: boolean;
  /** another one may be typed: the label of the line for it */
  readonly others?: string;
}

/** Any of a list: checkboxes, which can be filtered when the list is long. */
export interface ChoicesField extends Named {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  /** others may be typed, separated by commas: the label of the line for them */
  readonly others?: string;
  /** the values are objects, written as JSON */
  readonly json?: boolean;
  /** none chosen is no answer: without it the answer is an empty list */
  readonly absentWhenNone?: boolean;
  /** another field of ids: options that belong to those chosen there come first */
  readonly firstOf?: string;
}

/** True or false, as two radios. */
export interface YesNoField extends Named {
  readonly kind: 'yesNo';
  readonly yes?: string;
  readonly no?: string;
}

/** Answers that belong together in an object of their own. All left empty, the object is absent. */
export interface GroupField extends Named {
  readonly kind: 'group';
  readonly fields: readonly Field[];
  /** what stands in the object when nothing else was answered for it, and something else was */
  readonly defaults?: Readonly<Record<string, string>>;
  /** most people leave it empty: it is folded until it is opened, or holds an answer */
  readonly folded?: boolean;
}

/** A list of objects of one shape, a row each; rows can be added. */
export interface RowsField extends Named {
  readonly kind: 'rows';
  readonly fields: readonly Field[];
  /** what one row is called: “question” */
  readonly noun: string;
  /** the field of a row that holds its own id, minted with the row */
  readonly id?: string;
  /** the rows are given, each with what it is about: none is added or taken away */
  readonly about?: readonly { readonly title: string; readonly hint?: string }[];
}

/** Before the name of a file field: what a file that was kept is known by, as JSON with at least its `fileName`. */
export const KEPT = '_kept.';

/** A file. Whoever takes the form keeps it, and puts what it is known by beside the other answers. */
export interface FileField extends Named {
  readonly kind: 'file';
  readonly accept?: string;
}

/** Travels with the form unseen. */
export interface HiddenField {
  readonly kind: 'hidden';
  readonly name: string;
  /** what the page shows, whatever was sent before: it travels as JSON, so that an answer says what it was given to */
  readonly shows?: unknown;
}

export type Field =
  | LineField
  | TextField
  | DateField
  | InstantField
  | NumberField
  | ChoiceField
  | ChoicesField
  | YesNoField
  | GroupField
  | RowsField
  | FileField
  | HiddenField;

/** A form: what it asks, and the shape that the answers must have. */
export interface Form extends PageHead {
  readonly caption?: string;
  /** paragraphs above the questions */
  readonly intro?: string;
  readonly blocks?: readonly Block[];
  /** the blocks need the whole width */
  readonly wide?: boolean;
  readonly fields: readonly Field[];
  /** blocks below the form */
  readonly below?: readonly Block[];
  /** the words on the button */
  readonly submit: string;
  /** further buttons: each sends the form with its value as `_step` */
  readonly more?: readonly { readonly value: string; readonly text: string }[];
  /** where what was typed is kept while somebody types, and who else is here is asked */
  readonly draft?: string;
  /** shows the answers once more before they are recorded */
  readonly checkAnswers?: boolean;
  /** it shows what stands, to be corrected: what the shape does not let be taken away must not be emptied */
  readonly corrects?: boolean;
  readonly shape: Shape;
}

/** What a browser sends, every name with all its values. */
export type Raw = Readonly<Record<string, readonly string[]>>;

/** A mistake in words, at the field whose name it carries (none: it is about the whole form). */
export interface Mistake {
  readonly name?: string;
  readonly text: string;
}
