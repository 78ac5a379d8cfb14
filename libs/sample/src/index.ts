export type { SampleWish } from './diary.js';
export { sampleHandlers } from './handlers.js';
export { playSample, SAMPLE } from './play-sample.js';
export { sampleIn } from './sample-in.js';
export { story } from './story.js';
