import { docOf, SourceModule } from './source-module';

export interface DocumentedExitCode {
  readonly code: number;
  readonly meaning: string;
}

const SOURCE = 'scripts/engine/errors.ts';

/** Every exit code with its docstring. */
export function exitCodes(): DocumentedExitCode[] {
  const value = SourceModule.read(SOURCE).constant('EXIT')?.value;
  const object = value?.type === 'TSAsExpression' ? value.expression : value;
  if (object?.type !== 'ObjectExpression') {
    throw new Error(`${SOURCE} has no EXIT that is an object`);
  }
  return object.properties.flatMap((property) => {
    if (property.type !== 'ObjectProperty' || property.value.type !== 'NumericLiteral') {
      return [];
    }
    const meaning = docOf(property);
    if (meaning === '') {
      throw new Error(
        `${SOURCE}: the exit code ${property.value.value} has no docstring, which the reference prints`,
      );
    }
    return [{ code: property.value.value, meaning }];
  });
}
