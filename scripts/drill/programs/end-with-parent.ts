/** Loaded ahead of a program: whoever started it is gone, however that went, and so is it. */
process.once('disconnect', () => process.exit(1));
// Otherwise the channel is only open while somebody listens to it.
process.on('message', () => undefined);
process.channel?.unref();
