/** Loaded ahead of a program: whoever started it is gone, however that went, and so is it. */
process.once('disconnect', () => process.exit(1));
