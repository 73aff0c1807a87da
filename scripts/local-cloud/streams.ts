import { Readable } from 'node:stream';

/** An input whose `Body` (an S3 object's, say) has been read to the end. */
export async function readBody(
  input: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const { Body: body } = input;
  if (typeof body === 'string') {
    return { ...input, Body: Buffer.from(body) };
  }
  if (body instanceof Readable) {
    return { ...input, Body: await collect(body) };
  }
  return input;
}

/** An output whose `Body` is a stream that can be read as the SDK's can. */
export function withReadableBody(
  output: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { Body: body } = output;
  return body instanceof Uint8Array ? { ...output, Body: readableBody(body) } : output;
}

function readableBody(content: Uint8Array): Readable {
  const stream = Readable.from([content]);
  return Object.assign(stream, {
    transformToByteArray: () => collect(stream),
    transformToString: async (encoding: BufferEncoding = 'utf8') =>
      (await collect(stream)).toString(encoding),
    transformToWebStream: () => Readable.toWeb(stream),
  });
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}
