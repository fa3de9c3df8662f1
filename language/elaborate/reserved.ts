/** Words that are kept free for what comes: declarations that begin with them are refused with a clear message. */
export const reservedWords: ReadonlySet<string> = new Set(
  'design quota each rig view frame keep discard label match group sequence lidar radar gnss imu real table speech'.split(
    ' ',
  ),
);
