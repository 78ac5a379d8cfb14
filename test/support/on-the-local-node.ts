// The trackers of these specs keep their log on a local node: see startTestTracker.
process.env.TEST_STORE = 'local-node';
