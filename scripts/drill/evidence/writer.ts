import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { lineOf, seal, unsealed } from './hash-chain';
import {
  EVIDENCE_FORMAT,
  EVIDENCE_VERSION,
  type EvidenceBody,
  FIRST_PREVIOUS,
  type FooterBody,
  type HeaderBody,
} from './types';

/** What a writer asks for the time. */
export interface EvidenceClock {
  /** The drill's clock, in milliseconds since the epoch. */
  nowMs(): number;
  /** The clock on the wall; only tests need another one. */
  wallMs?(): number;
}

/**
 * Writes the evidence of one drill, a record at a time, to a file that must not be there yet.
 *
 * Each record is in the file when `append` returns, so that a drill that is killed leaves all it
 * saw. A line that was being written at that moment is torn, which a reader notices.
 */
export class EvidenceWriter {
  private sequence = 0;
  private previous = FIRST_PREVIOUS;
  private closed = false;

  private constructor(
    private readonly file: number,
    private readonly clock: EvidenceClock,
  ) {}

  /** @throws the file system's error, `EEXIST` among them: evidence is never written over */
  static create(
    path: string,
    header: Omit<HeaderBody, 'type' | 'format' | 'version'>,
    clock: EvidenceClock,
  ): EvidenceWriter {
    const writer = new EvidenceWriter(openSync(path, 'ax', 0o644), clock);
    writer.append({
      type: 'header',
      format: EVIDENCE_FORMAT,
      version: EVIDENCE_VERSION,
      ...header,
    });
    return writer;
  }

  /** How many records there are. */
  get records(): number {
    return this.sequence;
  }

  /** Hash of the last record. */
  get head(): string {
    return this.previous;
  }

  /**
   * @param atMs When it happened, on the drill's clock.
   * @default now
   */
  append(body: EvidenceBody, atMs: number = this.clock.nowMs()): void {
    if (this.closed) {
      throw new Error(`the evidence is closed; ${body.type} came too late`);
    }
    const wallMs = this.clock.wallMs?.() ?? Date.now();
    const record = seal(unsealed(this.sequence, this.previous, { atMs, wallMs }, body));
    writeAll(this.file, Buffer.from(`${lineOf(record)}\n`, 'utf8'));
    this.sequence += 1;
    this.previous = record.hash;
  }

  /**
   * Writes the last record and sees to it that the file survives a loss of power. Once closed
   * it stays so; a second call does nothing.
   *
   * @returns the last hash: whoever has it can tell this evidence from any other
   */
  close(end: Pick<FooterBody, 'outcome' | 'reason'>): string {
    if (!this.closed) {
      this.append({ type: 'footer', ...end, records: this.sequence });
      this.closed = true;
      fsyncSync(this.file);
      closeSync(this.file);
    }
    return this.previous;
  }
}

/** One call writes a whole line as a rule; where it doesn't, the rest follows. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written);
  }
}
