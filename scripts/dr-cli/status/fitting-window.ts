/** The cursor goes up no further than the window: what is below it is left out, and that is said. */
export function fittingWindow(
  lines: readonly string[],
  rows: number | undefined,
): readonly string[] {
  // The line that the cursor is on is one of the window's.
  const room = rows === undefined ? lines.length : Math.max(2, rows - 1);
  return lines.length <= room
    ? lines
    : [
        ...lines.slice(0, room - 1),
        `… ${lines.length - room + 1} more lines; a taller window shows them`,
      ];
}
