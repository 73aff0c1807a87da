import type { AwsError } from './service';

/** An HTTP response as the SDK's deserializers take it. */
export interface WireResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Services that speak XML (the query protocol or REST); all others here speak
 * JSON. https://smithy.io/2.0/aws/protocols/index.html
 */
const XML_SERVICES: ReadonlySet<string> = new Set([
  'Auto Scaling',
  'CloudFormation',
  'EC2',
  'Elastic Load Balancing v2',
  'IAM',
  'RDS',
  'Route 53',
  'S3',
  'SNS',
  'STS',
]);

/** The response in which a service reports the error. */
export function errorResponse(service: string, error: AwsError, requestId: string): WireResponse {
  const isXml = XML_SERVICES.has(service);
  const text = isXml ? errorXml(service, error, requestId) : errorJson(error);
  return {
    statusCode: error.statusCode,
    headers: {
      'content-type': isXml ? 'text/xml' : 'application/x-amz-json-1.1',
      'x-amzn-requestid': requestId,
    },
    body: Buffer.from(text),
  };
}

/** S3 sends the error alone, everyone else inside an envelope. */
function errorXml(service: string, error: AwsError, requestId: string): string {
  const fields = `<Code>${escapeXml(error.name)}</Code><Message>${escapeXml(error.message)}</Message>`;
  if (service === 'S3') {
    return `<Error>${fields}<RequestId>${requestId}</RequestId></Error>`;
  }
  const type = error.statusCode < 500 ? 'Sender' : 'Receiver';
  return `<ErrorResponse><Error><Type>${type}</Type>${fields}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function errorJson(error: AwsError): string {
  return JSON.stringify({ __type: error.name, message: error.message });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"'\n]/g, (character) => ENTITIES[character] ?? character);
}
