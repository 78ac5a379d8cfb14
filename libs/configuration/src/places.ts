import { join, resolve } from 'node:path';
import type { TrackerConfig } from './tracker-config.js';

type Places = Pick<TrackerConfig, 'eventStoreUrl' | 'dataDir'>;

/** Where the log is: the address of an EventStoreDB, or the file of the embedded one. */
export const logOf = ({ eventStoreUrl, dataDir }: Places): string =>
  eventStoreUrl || join(resolve(dataDir), 'events.sqlite');

/** The folder of the read models. */
export const readModelsOf = ({ dataDir }: Places): string => join(resolve(dataDir), 'read-models');

/** The file of the secret that links for people outside are signed with; whoever may read it can forge them. */
export const linkSecretOf = ({ dataDir }: Places): string => join(resolve(dataDir), 'link-secret');

/** The folder of the documents that events name. */
export const documentsOf = ({ dataDir }: Places): string => join(resolve(dataDir), 'documents');

/** The file of bank holidays, as GOV.UK publishes them, that the operator may keep. */
export const bankHolidaysOf = ({ dataDir }: Places): string => join(resolve(dataDir), 'bank-holidays.json');

/** The file of the audit record. */
export const auditOf = ({ dataDir }: Places): string => join(resolve(dataDir), 'audit.sqlite');

/** The file in which processes keep how far they have come and what they have done. */
export const processesOf = ({ dataDir }: Places): string => join(resolve(dataDir), 'processes.sqlite');

/** The file of what somebody has typed and not saved yet. */
export const draftsOf = ({ dataDir }: Places): string => join(resolve(dataDir), 'drafts.sqlite');
/** The file of the accounts: what people and their programs prove with who they are. */
export const accountsOf = ({ dataDir }: Places): string => join(resolve(dataDir), 'accounts.sqlite');
