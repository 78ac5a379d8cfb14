import type { Database } from 'better-sqlite3';
import { stageOn } from '#registers';
import { dateInWords } from '#vocabulary';
import type { ReachedPolicy } from '../policies-reached.js';
import { itemOf } from '../titles.js';
import { saying, sourcesOfEngaging, type Finding } from './fact.js';

const STAGES = ['PolicyRegistered', 'PolicyStageChanged', 'PolicyStageCorrected'];

/** What the rules of policies that were decided looked at, of one of them. */
export function findingsOfPolicy(db: Database, { policy, reachedOn, firstEngaging }: ReachedPolicy): Finding[] {
  const { policyId, registeredOn, stages } = policy;
  const stream = `policy-${policyId}`;
  const plain = (day: string) => stageOn(stages, day).replaceAll('_', ' ');
  const by = firstEngaging && itemOf(db, firstEngaging.kind, firstEngaging.id);
  return [
    {
      about: 'reaching',
      sentence: `It was first decided or further on ${dateInWords(reachedOn)}: “${plain(reachedOn)}”`,
      on: reachedOn,
      items: [],
      sources: [{ stream, says: saying(STAGES) }],
    },
    {
      about: 'registration',
      sentence: registeredOn === null ? 'It was never registered' : `It was registered on ${dateInWords(registeredOn)}`,
      on: registeredOn,
      items: [],
      sources: [{ stream, says: saying(['PolicyRegistered']) }],
    },
    firstEngaging && by
      ? {
          about: 'engaging',
          sentence: `The council first engaged with it on ${dateInWords(firstEngaging.on)}, at the stage “${plain(firstEngaging.on)}”, by the ${firstEngaging.kind} “${by.title}”`,
          on: firstEngaging.on,
          items: [by],
          sources: sourcesOfEngaging(firstEngaging.kind, firstEngaging.id, firstEngaging.consultation?.consultationId),
        }
      : {
          about: 'engaging',
          sentence: `The council did not engage with it before ${dateInWords(reachedOn)}`,
          on: null,
          items: [],
          sources: [],
        },
  ];
}
