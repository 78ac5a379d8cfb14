import type { Handling } from '#vocabulary';
import type { TagColour } from './words.js';

export interface Link {
  readonly text: string;
  readonly href: string;
}

/** A piece of text on a page: plain, a link, or a tag. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
  readonly tag?: TagColour;
  /** small print below it */
  readonly hint?: string;
  /** said by screen readers only, after the text */
  readonly unseen?: string;
}

/** What stands in a cell of a table or beside a fact. An empty one shows as a dash. */
export type Cell = string | number | undefined | null | Piece | readonly Piece[];

/** Where the same is as files. */
export type Files = readonly (Link & { readonly unseen?: string })[];

export interface Column {
  readonly label: string;
  readonly numeric?: boolean;
}

/** A list of facts: the design system's summary list. */
export interface Facts {
  readonly kind: 'facts';
  readonly heading?: string;
  readonly rows: readonly { readonly label: string; readonly value: Cell; readonly change?: Link }[];
}

export interface Table {
  readonly kind: 'table';
  readonly heading?: string;
  /** what an address names it by after `#` */
  readonly anchor?: string;
  /** what the table holds, for those who hear it; shown when there is no heading */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** what stands there instead of an empty table: what to do first */
  readonly empty: string;
  readonly links?: readonly Link[];
  readonly files?: Files;
}

/** Plain paragraphs; a blank line in a text starts a new one. */
export interface Prose {
  readonly kind: 'prose';
  readonly id?: string;
  readonly heading?: string;
  readonly text: string;
}

export interface Links {
  readonly kind: 'links';
  readonly heading?: string;
  readonly links: readonly Link[];
}

/** Figures side by side, each a link to its rows. */
export interface Figures {
  readonly kind: 'figures';
  readonly heading?: string;
  readonly figures: readonly { readonly number: string; readonly label: string; readonly href?: string }[];
}

/** Something the reader should know first. */
export interface Inset {
  readonly kind: 'inset' | 'warning';
  readonly text: string;
  readonly links?: readonly Link[];
}

/** Markup made by this library or by a chart: never text that somebody typed. */
export interface Markup {
  readonly kind: 'markup';
  readonly heading?: string;
  readonly html: string;
}

/** A picture, the same as a table, and the same to take away. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly id?: string;
  readonly heading?: string;
  /** below the heading: what the picture shows and what it does not */
  readonly text?: string;
  /** drawn by this library */
  readonly svg: string;
  readonly table: Omit<Table, 'kind' | 'heading'>;
  readonly files: Files;
}

/** A form whose answers stand in the address, so that a view can be sent to a colleague. */
export interface FiltersBlock {
  readonly kind: 'filters';
  readonly path: string;
  /** what narrows the page, each with its options; the first stands for “all” */
  readonly selects: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly text: string }[];
  }[];
  readonly dates: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  /** words to search for; they stand first */
  readonly words?: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  /** what the address says besides, and goes on saying */
  readonly hidden: Readonly<Record<string, string>>;
  /** whether anything is narrowed */
  readonly filtered: boolean;
}

/** A text as it became another, word by word: what was taken away and put in is marked and said. */
export interface Difference {
  readonly kind: 'difference';
  readonly heading?: string;
  readonly pieces: readonly DifferencePiece[];
}

/** A text to be pasted elsewhere, with a button that copies it. */
export interface ToPaste {
  readonly kind: 'paste';
  readonly heading?: string;
  /** of the text, unlike any other of the page */
  readonly id: string;
  /** above the text */
  readonly notes: readonly string[];
  readonly text: string;
  /** the words on the button; a screen reader hears what is copied after them */
  readonly button: string;
  readonly what: string;
}

/** Blocks that open on a click. */
export interface Folded {
  readonly kind: 'folded';
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** A button that does something: what it says, and where it is sent. */
export interface Press {
  readonly kind: 'press';
  readonly heading?: string;
  readonly text?: string;
  readonly action: string;
  readonly button: string;
}

interface DifferencePiece {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Texts beside one another, each with what makes it another than the one that all come from. */
export interface Beside {
  readonly kind: 'beside';
  readonly heading?: string;
  readonly texts: readonly { readonly title: string; readonly pieces: readonly DifferencePiece[] }[];
}

/** A text with who wrote which of its words: writers are numbered, so that each is told apart. */
export interface Writers {
  readonly kind: 'writers';
  readonly heading?: string;
  readonly runs: readonly { readonly text: string; readonly writer: number }[];
  /** their names, by their number */
  readonly writers: readonly string[];
}

/** Markdown that somebody typed, as it will read. */
export interface MarkdownBlock {
  readonly kind: 'markdown';
  readonly heading?: string;
  readonly anchor?: string;
  readonly text: string;
}

/** A text from which words are chosen for a form: with JavaScript what is marked in it goes into the form at once. */
export interface Source {
  readonly kind: 'source';
  readonly heading: string;
  readonly text: string;
  /** the address that the form is sent to; its fields are `replaces.quote` and `from` */
  readonly form: string;
}

/** Who else is here now: empty when nobody is. With JavaScript it is kept up to date. */
export interface Presence {
  readonly kind: 'presence';
  readonly text: string;
}

/** How far some long work has come. The page that it stands on shows it move, and is loaded anew when it is done. */
export interface Progress {
  readonly kind: 'progress';
  readonly label: string;
  /** 0 to 1 */
  readonly part: number;
}

export type Block =
  | Facts
  | Table
  | Prose
  | Links
  | Figures
  | Inset
  | Markup
  | ChartBlock
  | FiltersBlock
  | Difference
  | ToPaste
  | Folded
  | Press
  | Progress
  | Beside
  | Writers
  | MarkdownBlock
  | Presence
  | Source;

/** What every page has. */
export interface PageHead {
  readonly title: string;
  /** the path of the navigation entry it belongs to, like `/policies` */
  readonly section?: string;
  readonly back?: Link;
  readonly breadcrumbs?: readonly Link[];
  /** shown at the head and the foot; absent means official */
  readonly handling?: Handling;
}

/** A page that is read. */
export interface BlocksPage extends PageHead {
  readonly kind: 'page';
  /** above the title: what kind of thing it is */
  readonly caption?: string;
  /** below the title */
  readonly tags?: readonly Piece[];
  readonly lead?: string;
  readonly actions?: readonly Link[];
  readonly blocks: readonly Block[];
}

/** What the service has to say on every page. */
export interface Notice {
  readonly text: string;
  readonly link?: Link;
}

/** An earlier moment that a page is of. */
export interface Earlier {
  /** what the page is of: “This is what the tracker knew at the end of 3 March 2025.” */
  readonly sentence: string;
  /** how an address asks for the moment: `asOf`, `asAt`, or both */
  readonly address: Readonly<Record<string, string>>;
}

/** What surrounds a page: who is looking, and what the service has to say. */
export interface Site {
  readonly path: string;
  /** the name of whoever is signed in; absent: nobody, and no way into the tracker is shown */
  readonly signedInAs?: string;
  /** somebody outside is looking, by a link: there is no way from the page to the rest of the tracker */
  readonly outside?: boolean;
  /** what just succeeded */
  readonly done?: string;
  /** the earlier moment that the page is of: it offers no forms then */
  readonly earlier?: Earlier;
  /** whether an address, or pressing a button that sends something there, lets through whoever is looking; default: all do */
  readonly may?: (href: string, method?: 'POST') => boolean;
  /** what is the matter with the service */
  readonly notices?: readonly Notice[];
}
