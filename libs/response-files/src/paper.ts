/** A response as it is sent: nothing in it depends on who makes the file, or when. */
export interface ResponsePaper {
  /** of the consultation that it answers */
  readonly title: string;
  /** at the head and the foot: “OFFICIAL” */
  readonly marking: string;
  /** the instant that it is of */
  readonly asOf: string;
  /** who sends it with the council */
  readonly jointWith: readonly string[];
  /** how far the members agree, in words; null when it was not signed off here */
  readonly consensus: string | null;
  /** in the order of the form */
  readonly answers: readonly {
    readonly number: string;
    readonly question: string;
    /** in words */
    readonly stance: string;
    /** Markdown; nothing when there is no view */
    readonly text: string;
  }[];
  readonly signatories: readonly {
    readonly name: string;
    readonly position: string;
    readonly capacity: string;
    /** another body that it also signs for */
    readonly onBehalfOf: string | null;
  }[];
  readonly statements: readonly { readonly name: string; readonly text: string }[];
}
