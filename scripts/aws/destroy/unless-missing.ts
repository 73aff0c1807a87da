/** Undefined for what the service says isn't there, by the name of its error. */
export async function unlessMissing<T>(
  errorName: string,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === errorName) {
      return undefined;
    }
    throw error;
  }
}
