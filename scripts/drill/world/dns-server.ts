import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import {
  AUTHORITATIVE_ANSWER,
  type Answer as DnsRecord,
  decode,
  encode,
  type Question,
} from 'dns-packet';
import type { Answer } from '../../local-cloud/services/route53-dns/answer';

/** What the zone holds of a name now. */
export type AnswerQuestion = (name: string, type: string) => Promise<Answer>;

/** Tells of each answer that was given. */
export type OnAnswer = (name: string, answer: Answer) => void;

/** The zone's authoritative name server: what the deployed records and health checks say, over UDP. */
export class DnsServer {
  private constructor(private readonly socket: Socket) {}

  static async start(answerQuestion: AnswerQuestion): Promise<DnsServer> {
    const socket = createSocket('udp4');
    socket.on('message', (message, sender) => {
      void respond(socket, message, sender, answerQuestion);
    });
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new DnsServer(socket);
  }

  get port(): number {
    return this.socket.address().port;
  }

  stop(): void {
    this.socket.close();
  }
}

async function respond(
  socket: Socket,
  message: Buffer,
  { port, address }: RemoteInfo,
  answerQuestion: AnswerQuestion,
): Promise<void> {
  const query = decoded(message);
  const question = query?.questions?.[0];
  if (query === undefined || question === undefined) return;
  const found = await answerQuestion(question.name, question.type);
  const reply = encode({
    type: 'response',
    ...(query.id !== undefined && { id: query.id }),
    flags: AUTHORITATIVE_ANSWER,
    questions: [question],
    answers: found.kind === 'answer' ? records(question, found) : [],
  });
  // The drill may have ended meanwhile.
  try {
    socket.send(reply, port, address);
  } catch {
    return;
  }
}

/** Whatever is no DNS message gets no answer. */
function decoded(message: Buffer): ReturnType<typeof decode> | undefined {
  try {
    return decode(message);
  } catch {
    return undefined;
  }
}

function records(
  { name, type }: Question,
  { values, ttlSeconds }: Extract<Answer, { kind: 'answer' }>,
): DnsRecord[] {
  return values.flatMap((data): DnsRecord[] => {
    switch (type) {
      case 'A':
        return [{ type: 'A', name, ttl: ttlSeconds, data }];
      case 'TXT':
        return [{ type: 'TXT', name, ttl: ttlSeconds, data }];
      default:
        return [];
    }
  });
}
