import type { Block } from '#govuk-pages';

/** The accessibility statement of the service. */
export const accessibilityStatement: Block[] = [
  {
    kind: 'prose',
    text: 'This statement applies to the influence tracker of the Local Government CIO Council. We want as many people as possible to be able to use it: to zoom in up to 400 per cent without losing text, to use every page with a keyboard alone, with a screen reader, on a phone, and without JavaScript.',
  },
  {
    kind: 'prose',
    heading: 'How accessible it is',
    text: 'The tracker is made to meet level AA of the Web Content Accessibility Guidelines version 2.2. Its pages are built from the GOV.UK Design System and are checked by an automatic tool with every change. They have not been audited by anybody independent yet.\n\nTimelines and charts are pictures: each has the same as a table below it.',
  },
  {
    kind: 'prose',
    heading: 'If something does not work for you',
    text: 'Tell the secretariat of the council which page it was and what you wanted to do. You can ask for anything in the tracker in another form.',
  },
  {
    kind: 'prose',
    heading: 'Technical information',
    text: 'The service does not use GOV.UK’s typeface or crest and is not a GOV.UK service. Documents that others have sent, like the files of submitted responses, are kept as they came and may not be accessible.',
  },
];
