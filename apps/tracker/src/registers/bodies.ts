import { knownTitle, titleOfSlug } from '#govuk-pages';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What a body is called: of a department, which is kept by its slug, the title; of any other the name that was typed. */
export const titleOfBody = (body: string): string => knownTitle(body) ?? (SLUG.test(body) ? titleOfSlug(body) : body);
