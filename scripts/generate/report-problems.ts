/** Tells why templates can't be deployed. Returns the exit code. */
export function reportProblems(problems: readonly string[]): 1 {
  const text = problems.map((problem) => `error: ${problem}\n`).join('');
  process.stderr.write(`${text}next: correct it in templates-src/, then npm run generate\n`);
  return 1;
}
