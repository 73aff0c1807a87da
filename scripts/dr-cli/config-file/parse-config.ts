import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { nearest } from '../nearest';
import { GIVEN_NAMES, type GivenName, keyOf } from '../setting-options';
import { valueProblem } from '../value-form';
import type { ConfigFile, ConfigProblem, ConfigSection, Place, PlacedValue } from './config-file';
import { MAX_TAGS, tagProblem } from './tags';

/** What a file says, and what is unsound about its form. */
export interface ParsedConfig {
  readonly config: ConfigFile;
  readonly problems: readonly ConfigProblem[];
}

const NAME_BY_KEY: ReadonlyMap<string, GivenName> = new Map(
  GIVEN_NAMES.map((name) => [keyOf(name), name]),
);

/** Keys at the top of the file. */
const TOP_KEYS = [...NAME_BY_KEY.keys(), 'tags', 'environments'];

/** Keys of one environment, whose suffix is its name. */
const ENVIRONMENT_KEYS = TOP_KEYS.filter((key) => key !== 'suffix' && key !== 'environments');

const EMPTY: ConfigSection = { values: new Map(), tags: new Map() };

/**
 * Reads `dr.config.yaml`: keys, types and positions. Whether a value can be used is told where it
 * is used, so that a mistake in one setting keeps nobody from a command that doesn't need it.
 *
 * @param file As messages name it.
 */
export function parseConfig(file: string, text: string): ParsedConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return new Parser(file, document, lines).parse();
}

class Parser {
  readonly #file: string;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  readonly #problems: ConfigProblem[] = [];

  constructor(file: string, document: Document.Parsed, lines: LineCounter) {
    this.#file = file;
    this.#document = document;
    this.#lines = lines;
  }

  parse(): ParsedConfig {
    for (const { message, pos } of this.#document.errors) {
      // Its message ends in a drawing of the line; the first sentence says what is wrong.
      const [what = message] = message.split(/ at line \d+/);
      this.#problems.push({ place: this.#placeAt(pos[0]), problem: what });
    }
    const root = this.#problems.length === 0 ? this.#document.contents : null;
    const top = root === null ? undefined : this.#map(root, 'the file');
    const environments = new Map<string, ConfigSection>();
    for (const { key, node } of this.#entries(top)) {
      if (key === 'environments') {
        for (const entry of this.#entries(this.#map(node, 'environments'))) {
          this.#checkSuffix(entry.key, entry.place);
          const section = this.#map(entry.node, `environment ${entry.key}`);
          environments.set(entry.key, this.#section(section, ENVIRONMENT_KEYS));
        }
      }
    }
    const common = top === undefined ? EMPTY : this.#section(top, TOP_KEYS);
    return {
      config: { file: this.#file, common, environments },
      problems: this.#problems.toSorted(
        (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
      ),
    };
  }

  #section(map: YAMLMap | undefined, known: readonly string[]): ConfigSection {
    const values = new Map<GivenName, PlacedValue>();
    let tags: ReadonlyMap<string, PlacedValue> = new Map();
    for (const { key, node, place } of this.#entries(map)) {
      const name = NAME_BY_KEY.get(key);
      if (!known.includes(key)) {
        this.#addUnknown(key, known, place);
      } else if (key === 'tags') {
        tags = this.#tags(node);
      } else if (name !== undefined) {
        const value = this.#scalar(key, node, place);
        if (value !== undefined) {
          values.set(name, value);
        }
      }
    }
    return { values, tags };
  }

  #tags(node: unknown): ReadonlyMap<string, PlacedValue> {
    const tags = new Map<string, PlacedValue>();
    for (const { key, node: written, place } of this.#entries(this.#map(node, 'tags'))) {
      const value = this.#scalar(key, written, place);
      const problem = value && tagProblem(key, value.value);
      if (problem !== undefined) {
        this.#add(place, `tag "${key}" can't be used: ${problem}`);
      } else if (value !== undefined) {
        tags.set(key, value);
      }
    }
    if (tags.size > MAX_TAGS) {
      this.#add(this.#placeOf(node), `there are ${tags.size} tags, and room for ${MAX_TAGS}`);
    }
    return tags;
  }

  #scalar(key: string, node: unknown, place: Place): PlacedValue | undefined {
    const scalar = this.#resolved(node);
    if (!isScalar(scalar)) {
      this.#add(place, `${key} is one value, not several`);
      return undefined;
    }
    if (scalar.value === null) {
      this.#add(place, `${key} has no value; write "" for none`);
      return undefined;
    }
    // As it is written: YAML reads 17.10 as the number 17.1.
    const value =
      typeof scalar.value === 'number' ? (scalar.source ?? String(scalar.value)) : scalar.value;
    if (typeof value !== 'string') {
      this.#add(this.#placeOf(node), `${key} is a text or a number; put it into quotes`);
      return undefined;
    }
    return { value, place: this.#placeOf(node) };
  }

  /** A map; undefined, and a problem, where something else is written. */
  #map(node: unknown, what: string): YAMLMap | undefined {
    const resolved = this.#resolved(node);
    if (isMap(resolved)) {
      return resolved;
    }
    // Nothing below `environments:` yet is how such a file begins.
    if (resolved !== null && !(isScalar(resolved) && resolved.value === null)) {
      this.#add(this.#placeOf(node), `${what} has keys and values: "key: value" in each line`);
    }
    return undefined;
  }

  #entries(map: YAMLMap | undefined) {
    return (map?.items ?? []).map(({ key, value }: Pair) => ({
      key: isScalar(key) ? String(key.value) : '',
      node: value,
      place: this.#placeOf(key),
    }));
  }

  #checkSuffix(suffix: string, place: Place): void {
    const problem = valueProblem({ kind: 'suffix' }, suffix);
    if (problem !== undefined) {
      this.#add(place, `environment "${suffix}" can't be used: ${problem}`);
    }
  }

  #addUnknown(key: string, known: readonly string[], place: Place): void {
    const meant = nearest(key, known);
    const hint = meant === undefined ? `there are ${known.join(', ')}` : `did you mean ${meant}?`;
    this.#problems.push({
      place,
      problem: `there is no setting "${key}"; ${hint}`,
      ...(meant !== undefined && { correction: meant }),
    });
  }

  #add(place: Place, problem: string): void {
    this.#problems.push({ place, problem });
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }

  #placeOf(node: unknown): Place {
    const range = isNode(node) ? node.range : undefined;
    return this.#placeAt(range?.[0] ?? 0);
  }

  #placeAt(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line, column: col };
  }
}
