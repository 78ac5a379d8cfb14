/** The settings of the service, as a thing to inject. */
export const CONFIG = Symbol('TrackerConfig');
