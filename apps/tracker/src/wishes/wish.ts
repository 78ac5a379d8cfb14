import type { Command, Query } from '@nestjs/cqrs';
import { validate as isId } from 'uuid';
import type { Acting, Outcome } from '#event-store';
import type { Kept } from '#documents';
import type { Block, Form } from '#govuk-pages';
import type { Known, Shape } from '#vocabulary';
import type { WorkingDays } from '#working-days';
import type { Viewer } from '../web/viewer.js';

/** A kind of thing that wishes are about: where its pages are, and how its events name it. */
export interface Subject {
  /** of the pages, `/policies`; the JSON API is the same below `/api` */
  readonly path: `/${string}`;
  /** the entry of the navigation that it belongs to; default: its own path */
  readonly section?: `/${string}`;
  /** the word for one: “policy” */
  readonly one: string;
  /** the category of its streams */
  readonly category: string;
  /** the field of its events that holds its id */
  readonly idField: string;
}

/** What a form may draw on: the item it is about, and any question. */
export interface About {
  /** the id of the item (of the one to come, when the wish begins it) */
  readonly id: string;
  /** a date */
  readonly today: string;
  /** an instant */
  readonly now: string;
  /** who asks */
  readonly viewer: Viewer;
  /** the working days of all nations */
  readonly workingDays: WorkingDays;
  /** what the address of the form says after `?` */
  readonly asked: Readonly<Record<string, string | readonly string[]>>;
  readonly ask: <Answer>(query: Query<Answer>) => Promise<Answer>;
}

/** In whose name, and by which command. */
export type ActingAs = Pick<Acting, 'actor' | 'commandId' | 'correlationId'>;

/** What a wish left behind, and whether the pages show it already. */
export interface CarriedOut extends Outcome {
  readonly shown: boolean;
  /** nothing was recorded because this very command had been carried out before */
  readonly repeated: boolean;
}

/** What a form that wishes for several things carries them out with: see `Wishes`. */
export interface CarriesOut {
  carryOut(wish: Wish, details: object, acting: ActingAs, asks?: Known['asks']): Promise<CarriedOut>;
  known(details: object): Promise<Known>;
  /** keeps a document, to be named by what is wished for */
  keep(content: Buffer): Promise<Kept>;
  /** reads at one position */
  view<T>(work: () => Promise<T>): Promise<T>;
}

/** The ids that the address of a form, or the form as it came back, names in a field. */
export const idsAsked = ({ asked }: Pick<About, 'asked'>, field: string): string[] =>
  [asked[field] ?? []].flat().filter((id) => isId(id));

/** A file that came with a form. */
export interface SentFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Answers in the place of those given, as the form would send them. */
export interface Amendment {
  /** what the button says */
  readonly button: string;
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/**
 * A wish, as a page and as a call of the API offer it. Described in data: one definition gives the form at
 * `<subject>/<id>/<path>`, the check-your-answers page, and `POST /api<subject>/<id>/<path>`.
 */
export interface Wish<Details extends object = object, More extends object = object> {
  readonly command: new (details: Details, known: Known & More) => Command<Outcome>;
  readonly shape: Shape<Details>;
  /** below the item, like `change-stage`; `new` for the wish that begins an item */
  readonly path: string;
  /** it begins an item: its id is new */
  readonly begins?: boolean;
  /** it corrects: the form shows what stands, and only what was changed is recorded */
  readonly corrects?: boolean;
  /** fields that say who carries it out: nobody types them, they are filled in */
  readonly fills?: (actor: string) => Partial<Details>;
  /** what it must know beside the items that it names; `today` is a date */
  readonly knows?: (details: Details, today: string) => Query<More>;
  /** one sentence for the reader of the API */
  readonly summary: string;
  readonly form: (about: About) => Omit<Form, 'shape'> | Promise<Omit<Form, 'shape'>>;
  /** what the form starts with */
  readonly starts?: (about: About) => Partial<Details> | Promise<Partial<Details>>;
  /**
   * what somebody should see before the answers are recorded, like items that look the same; when there is anything, a
   * form shows its answers once more that would not do so otherwise
   */
  readonly warns?: (details: Details, about: About) => Promise<readonly Block[]>;
  /** what of the answers could be put right at the press of a button, when they are shown once more */
  readonly amends?: (details: Details, about: About) => Promise<Amendment | undefined>;
  /** what a form asks that wishes for more than this: the shape of its answers, and how all of it is carried out */
  readonly together?: {
    readonly shape: Shape;
    readonly carryOut: (answers: object, about: About, acting: ActingAs, wishes: CarriesOut) => Promise<CarriedOut>;
  };
  /** the success banner on the next page */
  readonly done: string;
  /** the next page; default: the page of the item */
  readonly goesTo?: (details: Details) => string;
}

/** Lets the compiler know the details of a wish while it is described, and forgets them in lists of wishes. */
export const wish = <Details extends object, More extends object = object>(described: Wish<Details, More>): Wish =>
  described as unknown as Wish;
