import { deployed } from './deployed';

describe('outputs of global-dns', () => {
  it('say where to send payments and where to ask each region', () => {
    const { Outputs } = deployed();

    expect(Outputs?.ServiceUrl?.Value).toBe('https://payments.example.com');
    expect(Outputs?.VerdictRecordName?.Value).toBe('verdict.payments.example.com');
    expect(Outputs?.PrimaryRegionUrl?.Value).toBe('https://use1.payments.example.com');
    expect(Outputs?.DrRegionUrl?.Value).toBe('https://use2.payments.example.com');
  });

  it('name every health check', () => {
    const { Outputs } = deployed();

    expect(Outputs).toMatchObject({
      ReadyHealthCheckId: { Value: { 'Fn::GetAtt': ['ReadyHealthCheck', 'HealthCheckId'] } },
      WriterHealthCheckId: { Value: { 'Fn::GetAtt': ['WriterHealthCheck', 'HealthCheckId'] } },
      PrimaryHealthCheckId: { Value: { 'Fn::GetAtt': ['PrimaryHealthCheck', 'HealthCheckId'] } },
    });
  });
});
