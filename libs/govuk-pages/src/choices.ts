export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

const titled = (titles: Record<string, string>): Choice[] =>
  Object.entries(titles).map(([value, label]) => ({ value, label }));

/** Departments and public bodies that councils hear from, by their GOV.UK slug. Others can be typed. */
export const DEPARTMENTS: readonly Choice[] = titled({
  'attorney-generals-office': "Attorney General's Office",
  'cabinet-office': 'Cabinet Office',
  'care-quality-commission': 'Care Quality Commission',
  'competition-and-markets-authority': 'Competition and Markets Authority',
  'department-for-business-and-trade': 'Department for Business and Trade',
  'department-for-culture-media-and-sport': 'Department for Culture, Media and Sport',
  'department-for-education': 'Department for Education',
  'department-for-energy-security-and-net-zero': 'Department for Energy Security and Net Zero',
  'department-for-environment-food-rural-affairs': 'Department for Environment, Food and Rural Affairs',
  'department-for-science-innovation-and-technology': 'Department for Science, Innovation and Technology',
  'department-for-transport': 'Department for Transport',
  'department-for-work-pensions': 'Department for Work and Pensions',
  'department-of-health-and-social-care': 'Department of Health and Social Care',
  'environment-agency': 'Environment Agency',
  'foreign-commonwealth-development-office': 'Foreign, Commonwealth and Development Office',
  'geospatial-commission': 'Geospatial Commission',
  'government-digital-service': 'Government Digital Service',
  'hm-land-registry': 'HM Land Registry',
  'hm-revenue-customs': 'HM Revenue and Customs',
  'hm-treasury': 'HM Treasury',
  'home-office': 'Home Office',
  'information-commissioner-s-office': "Information Commissioner's Office",
  'ministry-of-defence': 'Ministry of Defence',
  'ministry-of-housing-communities-local-government': 'Ministry of Housing, Communities and Local Government',
  'ministry-of-justice': 'Ministry of Justice',
  'national-cyber-security-centre': 'National Cyber Security Centre',
  'nhs-england': 'NHS England',
  ofcom: 'Ofcom',
  'office-for-national-statistics': 'Office for National Statistics',
  ofsted: 'Ofsted',
  'northern-ireland-executive': 'Northern Ireland Executive',
  'scottish-government': 'Scottish Government',
  'uk-health-security-agency': 'UK Health Security Agency',
  'welsh-government': 'Welsh Government',
});

/** The tracker's own list of themes. */
export const THEMES: readonly Choice[] = titled({
  'artificial-intelligence': 'Artificial intelligence',
  connectivity: 'Connectivity',
  'cyber-security': 'Cyber security',
  'data-sharing': 'Data sharing',
  'data-standards': 'Data standards',
  'devolution-and-reorganisation': 'Devolution and reorganisation',
  'digital-identity': 'Digital identity',
  'digital-inclusion': 'Digital inclusion',
  elections: 'Elections',
  funding: 'Funding',
  'green-it': 'Green IT',
  housing: 'Housing',
  'information-governance': 'Information governance',
  'legacy-technology': 'Legacy technology',
  planning: 'Planning',
  procurement: 'Procurement',
  'shared-services': 'Shared services',
  skills: 'Skills',
  'social-care': 'Social care',
  transport: 'Transport',
});

const TITLES = new Map([...DEPARTMENTS, ...THEMES].map(({ value, label }) => [value, label]));

/** The title of a department's or theme's slug, if a list knows it. */
export const knownTitle = (slug: string): string | undefined => TITLES.get(slug);
